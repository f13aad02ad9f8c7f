import type { ActorId, CampId, EventId, RelationId, SourceId } from '../src/model';

/** Ids as tests write them. In a data set they are branded once it has been validated. */
export const idOf = (text: string) => text as ActorId & RelationId & EventId & SourceId & CampId;
export const idsOf = (...texts: string[]) => new Set(texts.map(idOf));
