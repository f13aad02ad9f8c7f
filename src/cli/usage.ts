/** A call that the command line cannot carry out as it stands. Exit code 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** Data that cannot be used; the lines are on stderr already. Exit code 1. */
export class DataError extends Error {}

export const HELP = `offshoot: who came from whom, who stands with whom, who fights whom, when, and who says so

  offshoot validate FILE
      checks a data set; every fault on stderr as file:line:column: code: sentence
  offshoot trace FILE ACTOR [--ancestors | --descendants] [--at DATE] [--json | --markdown]
      the lineage of an actor in words, each step with its sources; in Markdown with footnotes
  offshoot path FILE A B [--json]
      the most telling chains between two actors
  offshoot draw FILE --out PICTURE.svg|pdf|png|jpg|webp [--view network|lineage] [--at DATE] [--trace ACTOR]
                [--link LINK] [--scope whole|view|trace|selection] [--theme light|dark|greyscale|contrast]
                [--background white|paper|transparent] [--without title,subtitle,legend,filters,sources,numbers,credit]
                [--preset PAGE | --width 1440px|180mm --height …] [--dpi N | --scale N] [--title …] [--subtitle …]
                [--font FILE]…
      a figure with title, date, legend and sources; --link takes what the app's address shows after the name;
      PAGE is screen, slide, square, a4-landscape, a4-portrait, a3-landscape, a3-portrait, letter-landscape,
      letter-portrait, column-180, column-85;
      --font adds a font for signs that those that ship lack
  offshoot draw FILE --views --out FOLDER [--format svg|pdf|png|jpeg|webp] …
      all saved views of a data set, with a page that shows them

An actor is an id, or a name or alias that fits one actor alone. A date is EDTF: 2017, 2017-03, 2017-03-02.
Exit code: 0 fine, 1 the data has errors, 2 wrong usage.
`;
