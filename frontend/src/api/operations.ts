// Written by npm run codegen from schema.graphql and src/**/*.graphql; not edited by hand.
declare const types: unique symbol;
/** A GraphQL operation's text, with the types of its answer and variables. */
export type Operation<Answer, Variables> = string & { readonly [types]?: (variables: Variables) => Answer };

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** Through whom a claim was made. */
export type Channel =
  /** The claimant's own recognised outlet, or a spokesman in office. */
  | 'OFFICIAL'
  /** Put out in the claimant's name, elsewhere. */
  | 'IN_NAME_OF'
  /** Somebody inside, to an interviewer. */
  | 'INSIDER'
  /** A report or a narration. */
  | 'PRESS'
  /** Somebody who weighed the evidence. */
  | 'ANALYST';

/** A claim to be recorded: somebody saying that a fact holds or does not, found in a source. */
export type ClaimInput = {
  /** The fact. */
  readonly about: FactInput;
  /** What it says of the fact. */
  readonly stance: Stance;
  /** Through whom it was made. */
  readonly channel: Channel;
  /** The claimant, where it is a group or person of the graph. */
  readonly madeBy?: string | null | undefined;
  /** The claimant's name, or who spoke for it. */
  readonly madeByName?: string | null | undefined;
  /** When it was made; also a Hijri date such as AH 1435-10-29. */
  readonly madeOn?: string | null | undefined;
  /** When it could be known, where that differs. */
  readonly publicOn?: string | null | undefined;
  /** When the fact held. */
  readonly span?: SpanInput | null | undefined;
  /** Share of the tie's source that it covers, 0 to 1. */
  readonly share?: number | null | undefined;
  /** People that the tie covers. */
  readonly count?: QuantityInput | null | undefined;
  /** How the tie ended. */
  readonly how?: Ended | null | undefined;
  /** What it says, in a sentence. */
  readonly summary: string;
  /** Where it is found. */
  readonly source: string;
  /** Where in the source: a paragraph, a page, a time. */
  readonly locator: string;
  /** Reliability of the source, Admiralty code. */
  readonly reliability?: Reliability | null | undefined;
  /** Credibility of the information, Admiralty code, 1 to 6. */
  readonly credibility?: number | null | undefined;
  /** Claims that it rests on. */
  readonly reliesOn?: ReadonlyArray<string> | null | undefined;
  /** The same claimant's earlier claims that it takes back. */
  readonly revises?: ReadonlyArray<string> | null | undefined;
};

/** What was counted. */
export type Counted =
  /** People under arms. */
  | 'FIGHTERS'
  /** Members of a group. */
  | 'MEMBERS'
  /** People who joined or set out to. */
  | 'RECRUITS'
  /** People killed. */
  | 'KILLED'
  /** People, not said how. */
  | 'PEOPLE';

/** How a tie ended. */
export type Ended =
  /** The source left. */
  | 'LEFT'
  /** It was expelled. */
  | 'EXPELLED'
  /** It came to nothing by itself. */
  | 'LAPSED';

/** That an entity existed, or came to its end. */
export type EntitySpellInput = {
  /** The entity. */
  readonly entity: string;
  /** Tells apart several periods of the same thing. */
  readonly spell?: string | null | undefined;
};

/** What an entity is. */
export type EntityType =
  /** A group. */
  | 'GROUP'
  /** A person. */
  | 'PERSON'
  /** A place. */
  | 'PLACE';

/** The fact that a claim is about. Exactly one field is given. */
export type FactInput =
  {   /** A tie. */
  readonly tie: TieInput; readonly name?: never; readonly strength?: never; readonly existence?: never; readonly ending?: never; readonly fact?: never; }
  |  { readonly tie?: never;   /** A name. */
  readonly name: NameInput; readonly strength?: never; readonly existence?: never; readonly ending?: never; readonly fact?: never; }
  |  { readonly tie?: never; readonly name?: never;   /** A number of people. */
  readonly strength: StrengthInput; readonly existence?: never; readonly ending?: never; readonly fact?: never; }
  |  { readonly tie?: never; readonly name?: never; readonly strength?: never;   /** That an entity existed. */
  readonly existence: EntitySpellInput; readonly ending?: never; readonly fact?: never; }
  |  { readonly tie?: never; readonly name?: never; readonly strength?: never; readonly existence?: never;   /** That an entity came to its end. */
  readonly ending: EntitySpellInput; readonly fact?: never; }
  |  { readonly tie?: never; readonly name?: never; readonly strength?: never; readonly existence?: never; readonly ending?: never;   /** A fact that claims are about already, by its id. */
  readonly fact: string; };

/** What kind of group. */
export type GroupKind =
  /** A group with a leadership and a name of its own. */
  | 'ORGANISATION'
  /** A fighting group among others, often local. */
  | 'FACTION'
  /** Groups under a common name that keep their own. */
  | 'COALITION'
  /** A joint command for a campaign or an area. */
  | 'OPERATIONS_ROOM'
  /** A group's organisation in another region. */
  | 'BRANCH'
  /** A part of a group with a task of its own. */
  | 'WING'
  /** A group that acts in its own name for another. */
  | 'FRONT'
  /** A political party. */
  | 'PARTY'
  /** A state, or a body that governs for one. */
  | 'STATE'
  /** A wider movement without one leadership. */
  | 'MOVEMENT'
  /** An outlet that publishes, a group's own or the press. */
  | 'MEDIA_OUTLET';

/** What an entity is called. */
export type NameInput = {
  /** Whose name it is. */
  readonly entity: string;
  /** The name. */
  readonly text: string;
  /** What kind of name. */
  readonly kind: NameKind;
  /** BCP 47 tag of its language. */
  readonly language?: string | null | undefined;
  /** ISO 15924 code of its script. */
  readonly script?: string | null | undefined;
  /** Who in particular uses it. */
  readonly usedBy?: string | null | undefined;
  /** Tells apart several periods of the same thing. */
  readonly spell?: string | null | undefined;
};

/** What kind of name. */
export type NameKind =
  /** What the entity calls itself. */
  | 'OFFICIAL'
  /** A name rendered by its meaning. */
  | 'TRANSLATION'
  /** A name spelt in another script. */
  | 'TRANSLITERATION'
  /** Another name in use. */
  | 'ALIAS'
  /** A name made of initials. */
  | 'ACRONYM'
  /** What others call it. */
  | 'EXONYM';

/** What kind of place. */
export type PlaceKind =
  /** A country. */
  | 'COUNTRY'
  /** A first-level division of a country. */
  | 'PROVINCE'
  /** A division below the province, or a part of a city. */
  | 'DISTRICT'
  /** A city. */
  | 'CITY'
  /** A town or a village. */
  | 'TOWN'
  /** An area that no administration bounds. */
  | 'REGION'
  /** A camp, a base, a building. */
  | 'SITE';

/** How many people. */
export type QuantityInput = {
  /** At least so many. */
  readonly low: number;
  /** At most so many; absent: open. The same as low for a plain number. */
  readonly high?: number | null | undefined;
  /** Whether the number is given as approximate. */
  readonly approximate?: boolean | null | undefined;
};

/** How reliable a source is, by the Admiralty code. */
export type Reliability =
  /** Completely reliable. */
  | 'A'
  /** Usually reliable. */
  | 'B'
  /** Fairly reliable. */
  | 'C'
  /** Not usually reliable. */
  | 'D'
  /** Unreliable. */
  | 'E'
  /** Reliability cannot be judged. */
  | 'F';

/** What one may do. */
export type Role =
  /** Read. */
  | 'VIEWER'
  /** Read, record and retract. */
  | 'EDITOR'
  /** Everything, tokens included. */
  | 'ADMIN';

/** When something held, as the claim says it. */
export type SpanInput = {
  /** Beginning, or the date of an event. */
  readonly from?: string | null | undefined;
  /** End; absent: unknown; .. : going on when reported. */
  readonly to?: string | null | undefined;
  /** Days on which the claim says that it held. */
  readonly observed?: ReadonlyArray<string> | null | undefined;
};

/** What a claim says of a fact. */
export type Stance =
  /** That it holds. */
  | 'ASSERTS'
  /** That it does not hold, over the whole of that spell. */
  | 'DENIES'
  /** That it is to come about. */
  | 'ANNOUNCES';

/** How many people groups have, or had, counted together. */
export type StrengthInput = {
  /** The groups that were counted. */
  readonly groups: ReadonlyArray<string>;
  /** The number. */
  readonly of: QuantityInput;
  /** What was counted. */
  readonly what?: Counted | null | undefined;
  /** Where they were. */
  readonly place?: string | null | undefined;
  /** Where they came from. */
  readonly origin?: string | null | undefined;
  /** The date for which the number is given. */
  readonly on: string;
};

/** A typed relation between two entities. */
export type TieInput = {
  /** The relation. */
  readonly type: TieType;
  /** The entity that it starts from. */
  readonly source: string;
  /** The entity that it leads to. */
  readonly target: string;
  /** The place where alone it holds. */
  readonly place?: string | null | undefined;
  /** Tells apart several periods of the same thing. */
  readonly spell?: string | null | undefined;
  /** As what: emir, spokesman. */
  readonly role?: string | null | undefined;
  /** An editorial note. */
  readonly note?: string | null | undefined;
};

/** The type of a relation, read from its source to its target. */
export type TieType =
  /** A new group broke away from its parent. Reads: source split from target. */
  | 'SPLIT_FROM'
  /** A new organisation took the place of an earlier one. Reads: source succeeded target. */
  | 'SUCCEEDED'
  /** A group developed from another without a known break. Reads: source grew out of target. */
  | 'GREW_OUT_OF'
  /** A group became part of the group that resulted. Reads: source merged into target. */
  | 'MERGED_INTO'
  /** Members of the source left it for the target. Reads: source lost members to target. */
  | 'DEFECTED_TO'
  /** An oath of allegiance to a patron. Reads: source pledged allegiance to target. */
  | 'PLEDGED_TO'
  /** A group that acts in its own name on behalf of a principal. Reads: source is a front for target. */
  | 'FRONT_FOR'
  /** A member of a coalition, an operations room or an organisation. Reads: source is a member of target. */
  | 'MEMBER_OF'
  /** A regional branch or a wing of its parent. Reads: source is a branch of target. */
  | 'BRANCH_OF'
  /** Bound to a network or a larger group, without being a part of it. Reads: source is affiliated with target. */
  | 'AFFILIATED_WITH'
  /** The source itself denied a tie of membership, allegiance, branch or front. Reads: source denied belonging to target. */
  | 'DENIED_MEMBERSHIP'
  /** Parties that work or fight together. Reads: source works or fights alongside target. */
  | 'ALLIED_WITH'
  /** Parties that compete for the same cause or ground. Reads: source is a rival of target. */
  | 'RIVAL_OF'
  /** Parties that fought one another. Reads: source fought target. */
  | 'FOUGHT'
  /** A group that is given money, arms, shelter or other support. Reads: source is supported by target. */
  | 'SUPPORTED_BY'
  /** A party active in a place. Reads: source operates in target. */
  | 'OPERATES_IN'
  /** A group that holds a place. Reads: source controls target. */
  | 'CONTROLS'
  /** A place that is part of a larger one. Reads: source lies in target. */
  | 'LOCATED_IN'
  /** A person who leads or speaks for a group; role says as what. Reads: source is led by target. */
  | 'LED_BY';

export type MoreClaimsQueryVariables = Exact<{
  about: string;
  after?: string | null | undefined;
}>;


export type MoreClaimsQuery = { readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
        | { readonly id: string, readonly label: string }
        | { readonly id: string, readonly label: string }
        | { readonly id: string, readonly label: string }
       | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type ClaimsByIdQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
}>;


export type ClaimsByIdQuery = { readonly nodes: ReadonlyArray<
    | { readonly __typename: 'Claim', readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
        | { readonly id: string, readonly label: string }
        | { readonly id: string, readonly label: string }
        | { readonly id: string, readonly label: string }
       | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }
    | { readonly __typename: 'Ending' }
    | { readonly __typename: 'Existence' }
    | { readonly __typename: 'Group' }
    | { readonly __typename: 'Name' }
    | { readonly __typename: 'Person' }
    | { readonly __typename: 'Place' }
    | { readonly __typename: 'Source' }
    | { readonly __typename: 'Strength' }
    | { readonly __typename: 'Tie' }
   | null> };

export type WhoAmIQueryVariables = Exact<{ [key: string]: never; }>;


export type WhoAmIQuery = { readonly viewer: { readonly role: Role, readonly name: string | null } };

export type RecordClaimMutationVariables = Exact<{
  input: ClaimInput;
}>;


export type RecordClaimMutation = { readonly recordClaim:
    | { readonly __typename: 'ClaimRecorded', readonly created: boolean, readonly claim: { readonly id: string } }
    | { readonly __typename: 'Invalid', readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly message: string }> }
    | { readonly __typename: 'NotAllowed', readonly message: string }
   };

export type RetractClaimMutationVariables = Exact<{
  id: string;
  why: string;
}>;


export type RetractClaimMutation = { readonly retractClaim:
    | { readonly __typename: 'ClaimRetracted' }
    | { readonly __typename: 'Invalid', readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly message: string }> }
    | { readonly __typename: 'NotAllowed', readonly message: string }
   };

export type ProblemsFragment = { readonly problems: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly message: string }> };

export type RefusedFragment = { readonly message: string };

export type LineageQueryVariables = Exact<{
  of: ReadonlyArray<string> | string;
  depth: number;
  types: ReadonlyArray<TieType> | TieType;
}>;


export type LineageQuery = { readonly lineage: { readonly truncated: boolean, readonly entityCount: number, readonly tieCount: number, readonly entities: ReadonlyArray<
      | { readonly __typename: 'Group', readonly id: string, readonly label: string, readonly summary: string | null, readonly groupKind: GroupKind, readonly strengths: ReadonlyArray<{ readonly id: string, readonly what: Counted, readonly of: { readonly low: number, readonly high: number | null, readonly approximate: boolean }, readonly on: { readonly from: string | null }, readonly groups: ReadonlyArray<{ readonly id: string, readonly label: string }>, readonly place: { readonly id: string, readonly label: string } | null, readonly origin: { readonly id: string, readonly label: string } | null, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
                | { readonly id: string, readonly label: string }
                | { readonly id: string, readonly label: string }
                | { readonly id: string, readonly label: string }
               | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }>, readonly names: ReadonlyArray<{ readonly id: string, readonly text: string, readonly kind: NameKind, readonly language: string | null, readonly script: string | null, readonly usedBy:
            | { readonly id: string, readonly label: string }
            | { readonly id: string, readonly label: string }
            | { readonly id: string, readonly label: string }
           | null, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
                | { readonly id: string, readonly label: string }
                | { readonly id: string, readonly label: string }
                | { readonly id: string, readonly label: string }
               | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }>, readonly existences: ReadonlyArray<{ readonly id: string, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
                | { readonly id: string, readonly label: string }
                | { readonly id: string, readonly label: string }
                | { readonly id: string, readonly label: string }
               | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }>, readonly endings: ReadonlyArray<{ readonly id: string, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
                | { readonly id: string, readonly label: string }
                | { readonly id: string, readonly label: string }
                | { readonly id: string, readonly label: string }
               | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }> }
      | { readonly __typename: 'Person', readonly id: string, readonly label: string, readonly summary: string | null, readonly names: ReadonlyArray<{ readonly id: string, readonly text: string, readonly kind: NameKind, readonly language: string | null, readonly script: string | null, readonly usedBy:
            | { readonly id: string, readonly label: string }
            | { readonly id: string, readonly label: string }
            | { readonly id: string, readonly label: string }
           | null, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
                | { readonly id: string, readonly label: string }
                | { readonly id: string, readonly label: string }
                | { readonly id: string, readonly label: string }
               | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }>, readonly existences: ReadonlyArray<{ readonly id: string, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
                | { readonly id: string, readonly label: string }
                | { readonly id: string, readonly label: string }
                | { readonly id: string, readonly label: string }
               | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }>, readonly endings: ReadonlyArray<{ readonly id: string, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
                | { readonly id: string, readonly label: string }
                | { readonly id: string, readonly label: string }
                | { readonly id: string, readonly label: string }
               | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }> }
      | { readonly __typename: 'Place', readonly id: string, readonly label: string, readonly summary: string | null, readonly placeKind: PlaceKind, readonly names: ReadonlyArray<{ readonly id: string, readonly text: string, readonly kind: NameKind, readonly language: string | null, readonly script: string | null, readonly usedBy:
            | { readonly id: string, readonly label: string }
            | { readonly id: string, readonly label: string }
            | { readonly id: string, readonly label: string }
           | null, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
                | { readonly id: string, readonly label: string }
                | { readonly id: string, readonly label: string }
                | { readonly id: string, readonly label: string }
               | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }>, readonly existences: ReadonlyArray<{ readonly id: string, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
                | { readonly id: string, readonly label: string }
                | { readonly id: string, readonly label: string }
                | { readonly id: string, readonly label: string }
               | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }>, readonly endings: ReadonlyArray<{ readonly id: string, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
                | { readonly id: string, readonly label: string }
                | { readonly id: string, readonly label: string }
                | { readonly id: string, readonly label: string }
               | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }> }
    >, readonly ties: ReadonlyArray<{ readonly id: string, readonly type: TieType, readonly derived: boolean, readonly role: string | null, readonly note: string | null, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
            | { readonly id: string, readonly label: string }
            | { readonly id: string, readonly label: string }
            | { readonly id: string, readonly label: string }
           | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } }, readonly source:
        | { readonly __typename: 'Group', readonly id: string, readonly label: string }
        | { readonly __typename: 'Person', readonly id: string, readonly label: string }
        | { readonly __typename: 'Place', readonly id: string, readonly label: string }
      , readonly target:
        | { readonly __typename: 'Group', readonly id: string, readonly label: string }
        | { readonly __typename: 'Person', readonly id: string, readonly label: string }
        | { readonly __typename: 'Place', readonly id: string, readonly label: string }
      , readonly place: { readonly id: string, readonly label: string } | null }> } };

type EntityFacts_Group_Fragment = { readonly __typename: 'Group', readonly id: string, readonly label: string, readonly summary: string | null, readonly groupKind: GroupKind, readonly strengths: ReadonlyArray<{ readonly id: string, readonly what: Counted, readonly of: { readonly low: number, readonly high: number | null, readonly approximate: boolean }, readonly on: { readonly from: string | null }, readonly groups: ReadonlyArray<{ readonly id: string, readonly label: string }>, readonly place: { readonly id: string, readonly label: string } | null, readonly origin: { readonly id: string, readonly label: string } | null, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
          | { readonly id: string, readonly label: string }
          | { readonly id: string, readonly label: string }
          | { readonly id: string, readonly label: string }
         | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }>, readonly names: ReadonlyArray<{ readonly id: string, readonly text: string, readonly kind: NameKind, readonly language: string | null, readonly script: string | null, readonly usedBy:
      | { readonly id: string, readonly label: string }
      | { readonly id: string, readonly label: string }
      | { readonly id: string, readonly label: string }
     | null, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
          | { readonly id: string, readonly label: string }
          | { readonly id: string, readonly label: string }
          | { readonly id: string, readonly label: string }
         | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }>, readonly existences: ReadonlyArray<{ readonly id: string, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
          | { readonly id: string, readonly label: string }
          | { readonly id: string, readonly label: string }
          | { readonly id: string, readonly label: string }
         | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }>, readonly endings: ReadonlyArray<{ readonly id: string, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
          | { readonly id: string, readonly label: string }
          | { readonly id: string, readonly label: string }
          | { readonly id: string, readonly label: string }
         | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }> };

type EntityFacts_Person_Fragment = { readonly __typename: 'Person', readonly id: string, readonly label: string, readonly summary: string | null, readonly names: ReadonlyArray<{ readonly id: string, readonly text: string, readonly kind: NameKind, readonly language: string | null, readonly script: string | null, readonly usedBy:
      | { readonly id: string, readonly label: string }
      | { readonly id: string, readonly label: string }
      | { readonly id: string, readonly label: string }
     | null, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
          | { readonly id: string, readonly label: string }
          | { readonly id: string, readonly label: string }
          | { readonly id: string, readonly label: string }
         | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }>, readonly existences: ReadonlyArray<{ readonly id: string, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
          | { readonly id: string, readonly label: string }
          | { readonly id: string, readonly label: string }
          | { readonly id: string, readonly label: string }
         | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }>, readonly endings: ReadonlyArray<{ readonly id: string, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
          | { readonly id: string, readonly label: string }
          | { readonly id: string, readonly label: string }
          | { readonly id: string, readonly label: string }
         | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }> };

type EntityFacts_Place_Fragment = { readonly __typename: 'Place', readonly id: string, readonly label: string, readonly summary: string | null, readonly placeKind: PlaceKind, readonly names: ReadonlyArray<{ readonly id: string, readonly text: string, readonly kind: NameKind, readonly language: string | null, readonly script: string | null, readonly usedBy:
      | { readonly id: string, readonly label: string }
      | { readonly id: string, readonly label: string }
      | { readonly id: string, readonly label: string }
     | null, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
          | { readonly id: string, readonly label: string }
          | { readonly id: string, readonly label: string }
          | { readonly id: string, readonly label: string }
         | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }>, readonly existences: ReadonlyArray<{ readonly id: string, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
          | { readonly id: string, readonly label: string }
          | { readonly id: string, readonly label: string }
          | { readonly id: string, readonly label: string }
         | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }>, readonly endings: ReadonlyArray<{ readonly id: string, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
          | { readonly id: string, readonly label: string }
          | { readonly id: string, readonly label: string }
          | { readonly id: string, readonly label: string }
         | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }> };

export type EntityFactsFragment =
  | EntityFacts_Group_Fragment
  | EntityFacts_Person_Fragment
  | EntityFacts_Place_Fragment
;

export type TieFactsFragment = { readonly id: string, readonly type: TieType, readonly derived: boolean, readonly role: string | null, readonly note: string | null, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
        | { readonly id: string, readonly label: string }
        | { readonly id: string, readonly label: string }
        | { readonly id: string, readonly label: string }
       | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } }, readonly source:
    | { readonly __typename: 'Group', readonly id: string, readonly label: string }
    | { readonly __typename: 'Person', readonly id: string, readonly label: string }
    | { readonly __typename: 'Place', readonly id: string, readonly label: string }
  , readonly target:
    | { readonly __typename: 'Group', readonly id: string, readonly label: string }
    | { readonly __typename: 'Person', readonly id: string, readonly label: string }
    | { readonly __typename: 'Place', readonly id: string, readonly label: string }
  , readonly place: { readonly id: string, readonly label: string } | null };

export type TieHeadFragment = { readonly id: string, readonly type: TieType, readonly derived: boolean, readonly role: string | null, readonly note: string | null, readonly source:
    | { readonly __typename: 'Group', readonly id: string, readonly label: string }
    | { readonly __typename: 'Person', readonly id: string, readonly label: string }
    | { readonly __typename: 'Place', readonly id: string, readonly label: string }
  , readonly target:
    | { readonly __typename: 'Group', readonly id: string, readonly label: string }
    | { readonly __typename: 'Person', readonly id: string, readonly label: string }
    | { readonly __typename: 'Place', readonly id: string, readonly label: string }
  , readonly place: { readonly id: string, readonly label: string } | null };

export type ClaimPageFragment = { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
      | { readonly id: string, readonly label: string }
      | { readonly id: string, readonly label: string }
      | { readonly id: string, readonly label: string }
     | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } };

export type ClaimFactsFragment = { readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
    | { readonly id: string, readonly label: string }
    | { readonly id: string, readonly label: string }
    | { readonly id: string, readonly label: string }
   | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> };

export type EntitiesByIdQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
}>;


export type EntitiesByIdQuery = { readonly nodes: ReadonlyArray<
    | { readonly __typename: 'Claim' }
    | { readonly __typename: 'Ending' }
    | { readonly __typename: 'Existence' }
    | { readonly __typename: 'Group', readonly id: string, readonly label: string, readonly summary: string | null, readonly groupKind: GroupKind, readonly strengths: ReadonlyArray<{ readonly id: string, readonly what: Counted, readonly of: { readonly low: number, readonly high: number | null, readonly approximate: boolean }, readonly on: { readonly from: string | null }, readonly groups: ReadonlyArray<{ readonly id: string, readonly label: string }>, readonly place: { readonly id: string, readonly label: string } | null, readonly origin: { readonly id: string, readonly label: string } | null, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
              | { readonly id: string, readonly label: string }
              | { readonly id: string, readonly label: string }
              | { readonly id: string, readonly label: string }
             | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }>, readonly names: ReadonlyArray<{ readonly id: string, readonly text: string, readonly kind: NameKind, readonly language: string | null, readonly script: string | null, readonly usedBy:
          | { readonly id: string, readonly label: string }
          | { readonly id: string, readonly label: string }
          | { readonly id: string, readonly label: string }
         | null, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
              | { readonly id: string, readonly label: string }
              | { readonly id: string, readonly label: string }
              | { readonly id: string, readonly label: string }
             | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }>, readonly existences: ReadonlyArray<{ readonly id: string, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
              | { readonly id: string, readonly label: string }
              | { readonly id: string, readonly label: string }
              | { readonly id: string, readonly label: string }
             | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }>, readonly endings: ReadonlyArray<{ readonly id: string, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
              | { readonly id: string, readonly label: string }
              | { readonly id: string, readonly label: string }
              | { readonly id: string, readonly label: string }
             | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }> }
    | { readonly __typename: 'Name' }
    | { readonly __typename: 'Person', readonly id: string, readonly label: string, readonly summary: string | null, readonly names: ReadonlyArray<{ readonly id: string, readonly text: string, readonly kind: NameKind, readonly language: string | null, readonly script: string | null, readonly usedBy:
          | { readonly id: string, readonly label: string }
          | { readonly id: string, readonly label: string }
          | { readonly id: string, readonly label: string }
         | null, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
              | { readonly id: string, readonly label: string }
              | { readonly id: string, readonly label: string }
              | { readonly id: string, readonly label: string }
             | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }>, readonly existences: ReadonlyArray<{ readonly id: string, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
              | { readonly id: string, readonly label: string }
              | { readonly id: string, readonly label: string }
              | { readonly id: string, readonly label: string }
             | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }>, readonly endings: ReadonlyArray<{ readonly id: string, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
              | { readonly id: string, readonly label: string }
              | { readonly id: string, readonly label: string }
              | { readonly id: string, readonly label: string }
             | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }> }
    | { readonly __typename: 'Place', readonly id: string, readonly label: string, readonly summary: string | null, readonly placeKind: PlaceKind, readonly names: ReadonlyArray<{ readonly id: string, readonly text: string, readonly kind: NameKind, readonly language: string | null, readonly script: string | null, readonly usedBy:
          | { readonly id: string, readonly label: string }
          | { readonly id: string, readonly label: string }
          | { readonly id: string, readonly label: string }
         | null, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
              | { readonly id: string, readonly label: string }
              | { readonly id: string, readonly label: string }
              | { readonly id: string, readonly label: string }
             | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }>, readonly existences: ReadonlyArray<{ readonly id: string, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
              | { readonly id: string, readonly label: string }
              | { readonly id: string, readonly label: string }
              | { readonly id: string, readonly label: string }
             | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }>, readonly endings: ReadonlyArray<{ readonly id: string, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
              | { readonly id: string, readonly label: string }
              | { readonly id: string, readonly label: string }
              | { readonly id: string, readonly label: string }
             | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }> }
    | { readonly __typename: 'Source' }
    | { readonly __typename: 'Strength' }
    | { readonly __typename: 'Tie' }
   | null> };

export type TiesByIdQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
}>;


export type TiesByIdQuery = { readonly nodes: ReadonlyArray<
    | { readonly __typename: 'Claim' }
    | { readonly __typename: 'Ending' }
    | { readonly __typename: 'Existence' }
    | { readonly __typename: 'Group' }
    | { readonly __typename: 'Name' }
    | { readonly __typename: 'Person' }
    | { readonly __typename: 'Place' }
    | { readonly __typename: 'Source' }
    | { readonly __typename: 'Strength' }
    | { readonly __typename: 'Tie', readonly id: string, readonly type: TieType, readonly derived: boolean, readonly role: string | null, readonly note: string | null, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
            | { readonly id: string, readonly label: string }
            | { readonly id: string, readonly label: string }
            | { readonly id: string, readonly label: string }
           | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } }, readonly source:
        | { readonly __typename: 'Group', readonly id: string, readonly label: string }
        | { readonly __typename: 'Person', readonly id: string, readonly label: string }
        | { readonly __typename: 'Place', readonly id: string, readonly label: string }
      , readonly target:
        | { readonly __typename: 'Group', readonly id: string, readonly label: string }
        | { readonly __typename: 'Person', readonly id: string, readonly label: string }
        | { readonly __typename: 'Place', readonly id: string, readonly label: string }
      , readonly place: { readonly id: string, readonly label: string } | null }
   | null> };

export type PlaceTiesQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
  types: ReadonlyArray<TieType> | TieType;
}>;


export type PlaceTiesQuery = { readonly nodes: ReadonlyArray<
    | { readonly __typename: 'Claim' }
    | { readonly __typename: 'Ending' }
    | { readonly __typename: 'Existence' }
    | { readonly __typename: 'Group', readonly id: string, readonly ties: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly type: TieType, readonly derived: boolean, readonly role: string | null, readonly note: string | null, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
                | { readonly id: string, readonly label: string }
                | { readonly id: string, readonly label: string }
                | { readonly id: string, readonly label: string }
               | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } }, readonly source:
            | { readonly __typename: 'Group', readonly id: string, readonly label: string }
            | { readonly __typename: 'Person', readonly id: string, readonly label: string }
            | { readonly __typename: 'Place', readonly id: string, readonly label: string }
          , readonly target:
            | { readonly __typename: 'Group', readonly id: string, readonly label: string }
            | { readonly __typename: 'Person', readonly id: string, readonly label: string }
            | { readonly __typename: 'Place', readonly id: string, readonly label: string }
          , readonly place: { readonly id: string, readonly label: string } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }
    | { readonly __typename: 'Name' }
    | { readonly __typename: 'Person', readonly id: string, readonly ties: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly type: TieType, readonly derived: boolean, readonly role: string | null, readonly note: string | null, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
                | { readonly id: string, readonly label: string }
                | { readonly id: string, readonly label: string }
                | { readonly id: string, readonly label: string }
               | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } }, readonly source:
            | { readonly __typename: 'Group', readonly id: string, readonly label: string }
            | { readonly __typename: 'Person', readonly id: string, readonly label: string }
            | { readonly __typename: 'Place', readonly id: string, readonly label: string }
          , readonly target:
            | { readonly __typename: 'Group', readonly id: string, readonly label: string }
            | { readonly __typename: 'Person', readonly id: string, readonly label: string }
            | { readonly __typename: 'Place', readonly id: string, readonly label: string }
          , readonly place: { readonly id: string, readonly label: string } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }
    | { readonly __typename: 'Place', readonly id: string, readonly ties: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly type: TieType, readonly derived: boolean, readonly role: string | null, readonly note: string | null, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
                | { readonly id: string, readonly label: string }
                | { readonly id: string, readonly label: string }
                | { readonly id: string, readonly label: string }
               | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } }, readonly source:
            | { readonly __typename: 'Group', readonly id: string, readonly label: string }
            | { readonly __typename: 'Person', readonly id: string, readonly label: string }
            | { readonly __typename: 'Place', readonly id: string, readonly label: string }
          , readonly target:
            | { readonly __typename: 'Group', readonly id: string, readonly label: string }
            | { readonly __typename: 'Person', readonly id: string, readonly label: string }
            | { readonly __typename: 'Place', readonly id: string, readonly label: string }
          , readonly place: { readonly id: string, readonly label: string } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }
    | { readonly __typename: 'Source' }
    | { readonly __typename: 'Strength' }
    | { readonly __typename: 'Tie' }
   | null> };

export type MorePlaceTiesQueryVariables = Exact<{
  id: string;
  types: ReadonlyArray<TieType> | TieType;
  after?: string | null | undefined;
}>;


export type MorePlaceTiesQuery = { readonly node:
    | { readonly __typename: 'Claim' }
    | { readonly __typename: 'Ending' }
    | { readonly __typename: 'Existence' }
    | { readonly __typename: 'Group', readonly ties: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly type: TieType, readonly derived: boolean, readonly role: string | null, readonly note: string | null, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
                | { readonly id: string, readonly label: string }
                | { readonly id: string, readonly label: string }
                | { readonly id: string, readonly label: string }
               | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } }, readonly source:
            | { readonly __typename: 'Group', readonly id: string, readonly label: string }
            | { readonly __typename: 'Person', readonly id: string, readonly label: string }
            | { readonly __typename: 'Place', readonly id: string, readonly label: string }
          , readonly target:
            | { readonly __typename: 'Group', readonly id: string, readonly label: string }
            | { readonly __typename: 'Person', readonly id: string, readonly label: string }
            | { readonly __typename: 'Place', readonly id: string, readonly label: string }
          , readonly place: { readonly id: string, readonly label: string } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }
    | { readonly __typename: 'Name' }
    | { readonly __typename: 'Person', readonly ties: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly type: TieType, readonly derived: boolean, readonly role: string | null, readonly note: string | null, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
                | { readonly id: string, readonly label: string }
                | { readonly id: string, readonly label: string }
                | { readonly id: string, readonly label: string }
               | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } }, readonly source:
            | { readonly __typename: 'Group', readonly id: string, readonly label: string }
            | { readonly __typename: 'Person', readonly id: string, readonly label: string }
            | { readonly __typename: 'Place', readonly id: string, readonly label: string }
          , readonly target:
            | { readonly __typename: 'Group', readonly id: string, readonly label: string }
            | { readonly __typename: 'Person', readonly id: string, readonly label: string }
            | { readonly __typename: 'Place', readonly id: string, readonly label: string }
          , readonly place: { readonly id: string, readonly label: string } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }
    | { readonly __typename: 'Place', readonly ties: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly type: TieType, readonly derived: boolean, readonly role: string | null, readonly note: string | null, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
                | { readonly id: string, readonly label: string }
                | { readonly id: string, readonly label: string }
                | { readonly id: string, readonly label: string }
               | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } }, readonly source:
            | { readonly __typename: 'Group', readonly id: string, readonly label: string }
            | { readonly __typename: 'Person', readonly id: string, readonly label: string }
            | { readonly __typename: 'Place', readonly id: string, readonly label: string }
          , readonly target:
            | { readonly __typename: 'Group', readonly id: string, readonly label: string }
            | { readonly __typename: 'Person', readonly id: string, readonly label: string }
            | { readonly __typename: 'Place', readonly id: string, readonly label: string }
          , readonly place: { readonly id: string, readonly label: string } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }
    | { readonly __typename: 'Source' }
    | { readonly __typename: 'Strength' }
    | { readonly __typename: 'Tie' }
   | null };

export type PlacesQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
}>;


export type PlacesQuery = { readonly nodes: ReadonlyArray<
    | { readonly __typename: 'Claim' }
    | { readonly __typename: 'Ending' }
    | { readonly __typename: 'Existence' }
    | { readonly __typename: 'Group' }
    | { readonly __typename: 'Name' }
    | { readonly __typename: 'Person' }
    | { readonly __typename: 'Place', readonly latitude: number | null, readonly longitude: number | null, readonly country: string | null, readonly subdivision: string | null, readonly id: string, readonly label: string, readonly summary: string | null, readonly placeKind: PlaceKind, readonly names: ReadonlyArray<{ readonly id: string, readonly text: string, readonly kind: NameKind, readonly language: string | null, readonly script: string | null, readonly usedBy:
          | { readonly id: string, readonly label: string }
          | { readonly id: string, readonly label: string }
          | { readonly id: string, readonly label: string }
         | null, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
              | { readonly id: string, readonly label: string }
              | { readonly id: string, readonly label: string }
              | { readonly id: string, readonly label: string }
             | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }>, readonly existences: ReadonlyArray<{ readonly id: string, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
              | { readonly id: string, readonly label: string }
              | { readonly id: string, readonly label: string }
              | { readonly id: string, readonly label: string }
             | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }>, readonly endings: ReadonlyArray<{ readonly id: string, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
              | { readonly id: string, readonly label: string }
              | { readonly id: string, readonly label: string }
              | { readonly id: string, readonly label: string }
             | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }> }
    | { readonly __typename: 'Source' }
    | { readonly __typename: 'Strength' }
    | { readonly __typename: 'Tie' }
   | null> };

export type PlaceFactsFragment = { readonly __typename: 'Place', readonly latitude: number | null, readonly longitude: number | null, readonly country: string | null, readonly subdivision: string | null, readonly id: string, readonly label: string, readonly summary: string | null, readonly placeKind: PlaceKind, readonly names: ReadonlyArray<{ readonly id: string, readonly text: string, readonly kind: NameKind, readonly language: string | null, readonly script: string | null, readonly usedBy:
      | { readonly id: string, readonly label: string }
      | { readonly id: string, readonly label: string }
      | { readonly id: string, readonly label: string }
     | null, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
          | { readonly id: string, readonly label: string }
          | { readonly id: string, readonly label: string }
          | { readonly id: string, readonly label: string }
         | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }>, readonly existences: ReadonlyArray<{ readonly id: string, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
          | { readonly id: string, readonly label: string }
          | { readonly id: string, readonly label: string }
          | { readonly id: string, readonly label: string }
         | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }>, readonly endings: ReadonlyArray<{ readonly id: string, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
          | { readonly id: string, readonly label: string }
          | { readonly id: string, readonly label: string }
          | { readonly id: string, readonly label: string }
         | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }> };

export type PlaceTiePageFragment = { readonly nodes: ReadonlyArray<{ readonly id: string, readonly type: TieType, readonly derived: boolean, readonly role: string | null, readonly note: string | null, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
          | { readonly id: string, readonly label: string }
          | { readonly id: string, readonly label: string }
          | { readonly id: string, readonly label: string }
         | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } }, readonly source:
      | { readonly __typename: 'Group', readonly id: string, readonly label: string }
      | { readonly __typename: 'Person', readonly id: string, readonly label: string }
      | { readonly __typename: 'Place', readonly id: string, readonly label: string }
    , readonly target:
      | { readonly __typename: 'Group', readonly id: string, readonly label: string }
      | { readonly __typename: 'Person', readonly id: string, readonly label: string }
      | { readonly __typename: 'Place', readonly id: string, readonly label: string }
    , readonly place: { readonly id: string, readonly label: string } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } };

export type SearchQueryVariables = Exact<{
  text: string;
}>;


export type SearchQuery = { readonly search: { readonly edges: ReadonlyArray<{ readonly node:
        | { readonly __typename: 'Group', readonly id: string, readonly label: string, readonly groupKind: GroupKind }
        | { readonly __typename: 'Person', readonly id: string, readonly label: string }
        | { readonly __typename: 'Place', readonly id: string, readonly label: string }
      , readonly matched: { readonly text: string, readonly kind: NameKind, readonly language: string | null, readonly script: string | null } }> } };

export type EntityTiesQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type EntityTiesQuery = { readonly node:
    | { readonly __typename: 'Claim' }
    | { readonly __typename: 'Ending' }
    | { readonly __typename: 'Existence' }
    | { readonly __typename: 'Group', readonly id: string, readonly label: string, readonly summary: string | null, readonly groupKind: GroupKind, readonly ties: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly type: TieType, readonly derived: boolean, readonly role: string | null, readonly note: string | null, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
                | { readonly id: string, readonly label: string }
                | { readonly id: string, readonly label: string }
                | { readonly id: string, readonly label: string }
               | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } }, readonly source:
            | { readonly __typename: 'Group', readonly id: string, readonly label: string }
            | { readonly __typename: 'Person', readonly id: string, readonly label: string }
            | { readonly __typename: 'Place', readonly id: string, readonly label: string }
          , readonly target:
            | { readonly __typename: 'Group', readonly id: string, readonly label: string }
            | { readonly __typename: 'Person', readonly id: string, readonly label: string }
            | { readonly __typename: 'Place', readonly id: string, readonly label: string }
          , readonly place: { readonly id: string, readonly label: string } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } }, readonly strengths: ReadonlyArray<{ readonly id: string, readonly what: Counted, readonly of: { readonly low: number, readonly high: number | null, readonly approximate: boolean }, readonly on: { readonly from: string | null }, readonly groups: ReadonlyArray<{ readonly id: string, readonly label: string }>, readonly place: { readonly id: string, readonly label: string } | null, readonly origin: { readonly id: string, readonly label: string } | null, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
              | { readonly id: string, readonly label: string }
              | { readonly id: string, readonly label: string }
              | { readonly id: string, readonly label: string }
             | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }>, readonly names: ReadonlyArray<{ readonly id: string, readonly text: string, readonly kind: NameKind, readonly language: string | null, readonly script: string | null, readonly usedBy:
          | { readonly id: string, readonly label: string }
          | { readonly id: string, readonly label: string }
          | { readonly id: string, readonly label: string }
         | null, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
              | { readonly id: string, readonly label: string }
              | { readonly id: string, readonly label: string }
              | { readonly id: string, readonly label: string }
             | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }>, readonly existences: ReadonlyArray<{ readonly id: string, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
              | { readonly id: string, readonly label: string }
              | { readonly id: string, readonly label: string }
              | { readonly id: string, readonly label: string }
             | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }>, readonly endings: ReadonlyArray<{ readonly id: string, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
              | { readonly id: string, readonly label: string }
              | { readonly id: string, readonly label: string }
              | { readonly id: string, readonly label: string }
             | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }> }
    | { readonly __typename: 'Name' }
    | { readonly __typename: 'Person', readonly id: string, readonly label: string, readonly summary: string | null, readonly ties: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly type: TieType, readonly derived: boolean, readonly role: string | null, readonly note: string | null, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
                | { readonly id: string, readonly label: string }
                | { readonly id: string, readonly label: string }
                | { readonly id: string, readonly label: string }
               | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } }, readonly source:
            | { readonly __typename: 'Group', readonly id: string, readonly label: string }
            | { readonly __typename: 'Person', readonly id: string, readonly label: string }
            | { readonly __typename: 'Place', readonly id: string, readonly label: string }
          , readonly target:
            | { readonly __typename: 'Group', readonly id: string, readonly label: string }
            | { readonly __typename: 'Person', readonly id: string, readonly label: string }
            | { readonly __typename: 'Place', readonly id: string, readonly label: string }
          , readonly place: { readonly id: string, readonly label: string } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } }, readonly names: ReadonlyArray<{ readonly id: string, readonly text: string, readonly kind: NameKind, readonly language: string | null, readonly script: string | null, readonly usedBy:
          | { readonly id: string, readonly label: string }
          | { readonly id: string, readonly label: string }
          | { readonly id: string, readonly label: string }
         | null, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
              | { readonly id: string, readonly label: string }
              | { readonly id: string, readonly label: string }
              | { readonly id: string, readonly label: string }
             | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }>, readonly existences: ReadonlyArray<{ readonly id: string, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
              | { readonly id: string, readonly label: string }
              | { readonly id: string, readonly label: string }
              | { readonly id: string, readonly label: string }
             | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }>, readonly endings: ReadonlyArray<{ readonly id: string, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
              | { readonly id: string, readonly label: string }
              | { readonly id: string, readonly label: string }
              | { readonly id: string, readonly label: string }
             | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }> }
    | { readonly __typename: 'Place', readonly id: string, readonly label: string, readonly summary: string | null, readonly placeKind: PlaceKind, readonly ties: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly type: TieType, readonly derived: boolean, readonly role: string | null, readonly note: string | null, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
                | { readonly id: string, readonly label: string }
                | { readonly id: string, readonly label: string }
                | { readonly id: string, readonly label: string }
               | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } }, readonly source:
            | { readonly __typename: 'Group', readonly id: string, readonly label: string }
            | { readonly __typename: 'Person', readonly id: string, readonly label: string }
            | { readonly __typename: 'Place', readonly id: string, readonly label: string }
          , readonly target:
            | { readonly __typename: 'Group', readonly id: string, readonly label: string }
            | { readonly __typename: 'Person', readonly id: string, readonly label: string }
            | { readonly __typename: 'Place', readonly id: string, readonly label: string }
          , readonly place: { readonly id: string, readonly label: string } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } }, readonly names: ReadonlyArray<{ readonly id: string, readonly text: string, readonly kind: NameKind, readonly language: string | null, readonly script: string | null, readonly usedBy:
          | { readonly id: string, readonly label: string }
          | { readonly id: string, readonly label: string }
          | { readonly id: string, readonly label: string }
         | null, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
              | { readonly id: string, readonly label: string }
              | { readonly id: string, readonly label: string }
              | { readonly id: string, readonly label: string }
             | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }>, readonly existences: ReadonlyArray<{ readonly id: string, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
              | { readonly id: string, readonly label: string }
              | { readonly id: string, readonly label: string }
              | { readonly id: string, readonly label: string }
             | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }>, readonly endings: ReadonlyArray<{ readonly id: string, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
              | { readonly id: string, readonly label: string }
              | { readonly id: string, readonly label: string }
              | { readonly id: string, readonly label: string }
             | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }> }
    | { readonly __typename: 'Source' }
    | { readonly __typename: 'Strength' }
    | { readonly __typename: 'Tie' }
   | null };

export type OneTieQueryVariables = Exact<{
  id: string;
}>;


export type OneTieQuery = { readonly tie: { readonly id: string, readonly type: TieType, readonly derived: boolean, readonly role: string | null, readonly note: string | null, readonly claims: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stance: Stance, readonly channel: Channel, readonly madeByName: string, readonly madeOn: string | null, readonly madeOnAsGiven: string | null, readonly publicOn: string | null, readonly knownFrom: string, readonly share: number | null, readonly how: Ended | null, readonly summary: string, readonly locator: string, readonly reliability: Reliability | null, readonly credibility: number | null, readonly retractedAt: string | null, readonly madeBy:
          | { readonly id: string, readonly label: string }
          | { readonly id: string, readonly label: string }
          | { readonly id: string, readonly label: string }
         | null, readonly span: { readonly from: string | null, readonly to: string | null, readonly observed: ReadonlyArray<string> } | null, readonly count: { readonly low: number, readonly high: number | null, readonly approximate: boolean } | null, readonly source: { readonly id: string, readonly title: string, readonly author: string | null, readonly publisher: string | null, readonly publishedOn: string, readonly url: string | null }, readonly reliesOn: ReadonlyArray<{ readonly id: string }>, readonly revises: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } }, readonly source:
      | { readonly __typename: 'Group', readonly id: string, readonly label: string }
      | { readonly __typename: 'Person', readonly id: string, readonly label: string }
      | { readonly __typename: 'Place', readonly id: string, readonly label: string }
    , readonly target:
      | { readonly __typename: 'Group', readonly id: string, readonly label: string }
      | { readonly __typename: 'Person', readonly id: string, readonly label: string }
      | { readonly __typename: 'Place', readonly id: string, readonly label: string }
    , readonly place: { readonly id: string, readonly label: string } | null } | null };

export type StartQueryVariables = Exact<{ [key: string]: never; }>;


export type StartQuery = { readonly vocabulary: ReadonlyArray<{ readonly type: TieType, readonly reads: string, readonly inverseReads: string, readonly description: string, readonly instant: boolean, readonly lineage: boolean, readonly symmetric: boolean, readonly sources: ReadonlyArray<EntityType>, readonly targets: ReadonlyArray<EntityType>, readonly derived: boolean, readonly founding: boolean, readonly descent: number | null }> };

export const GROUP_KINDS: readonly GroupKind[] = ['ORGANISATION', 'FACTION', 'COALITION', 'OPERATIONS_ROOM', 'BRANCH', 'WING', 'FRONT', 'PARTY', 'STATE', 'MOVEMENT', 'MEDIA_OUTLET'];
export const TIE_TYPES: readonly TieType[] = ['SPLIT_FROM', 'SUCCEEDED', 'GREW_OUT_OF', 'MERGED_INTO', 'DEFECTED_TO', 'PLEDGED_TO', 'FRONT_FOR', 'MEMBER_OF', 'BRANCH_OF', 'AFFILIATED_WITH', 'DENIED_MEMBERSHIP', 'ALLIED_WITH', 'RIVAL_OF', 'FOUGHT', 'SUPPORTED_BY', 'OPERATES_IN', 'CONTROLS', 'LOCATED_IN', 'LED_BY'];
export const USUAL_TYPES: readonly TieType[] = ['SPLIT_FROM', 'SUCCEEDED', 'GREW_OUT_OF', 'MERGED_INTO', 'DEFECTED_TO', 'PLEDGED_TO', 'FRONT_FOR', 'MEMBER_OF', 'BRANCH_OF', 'DENIED_MEMBERSHIP'];

export const EntityFacts = "fragment EntityFacts on Entity{__typename id label summary names{id text kind language script usedBy{id label}claims(first:10){...ClaimPage}}existences{id claims(first:10){...ClaimPage}}endings{id claims(first:10){...ClaimPage}}...on Group{groupKind:kind strengths{id what of{low high approximate}on{from}groups{id label}place{id label}origin{id label}claims(first:10){...ClaimPage}}}...on Place{placeKind:kind}}";
export const TieFacts = "fragment TieFacts on Tie{...TieHead claims(first:50){...ClaimPage}}";
export const TieHead = "fragment TieHead on Tie{id type derived role note source{__typename id label}target{__typename id label}place{id label}}";
export const ClaimPage = "fragment ClaimPage on ClaimConnection{nodes{...ClaimFacts}pageInfo{hasNextPage endCursor}}";
export const ClaimFacts = "fragment ClaimFacts on Claim{id stance channel madeBy{id label}madeByName madeOn madeOnAsGiven publicOn knownFrom span{from to observed}share count{low high approximate}how summary source{id title author publisher publishedOn url}locator reliability credibility reliesOn{id}revises{id}retractedAt}";
export const MoreClaimsDocument = ("query MoreClaims($about:ID!$after:String){claims(about:$about first:500 after:$after){...ClaimPage}}" + ClaimPage + ClaimFacts) as Operation<MoreClaimsQuery, MoreClaimsQueryVariables>;
export const ClaimsByIdDocument = ("query ClaimsById($ids:[ID!]!){nodes(ids:$ids){__typename ...on Claim{...ClaimFacts}}}" + ClaimFacts) as Operation<ClaimsByIdQuery, ClaimsByIdQueryVariables>;
export const LineageDocument = ("query Lineage($of:[ID!]!$depth:Int!$types:[TieType!]!){lineage(of:$of depth:$depth types:$types){entities{...EntityFacts}ties{...TieFacts}truncated entityCount tieCount}}" + EntityFacts + ClaimPage + ClaimFacts + TieFacts + TieHead) as Operation<LineageQuery, LineageQueryVariables>;
export const SearchDocument = ("query Search($text:String!){search(text:$text first:12){edges{node{__typename id label ...on Group{groupKind:kind}}matched{text kind language script}}}}") as Operation<SearchQuery, SearchQueryVariables>;
export const StartDocument = ("query Start{vocabulary{type reads inverseReads description instant lineage symmetric sources targets derived founding descent}}") as Operation<StartQuery, StartQueryVariables>;
