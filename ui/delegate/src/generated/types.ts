/* Made by tools/make_types.py from the protocol's Python types. Do not edit. */

export type Command =
  | CheckIn
  | ConfirmDocument
  | RequestToSpeak
  | WithdrawRequest
  | RestoreRequest
  | EndTurn
  | WithdrawQuestion
  | HandInOpinion
  | CastVote
  | CastSecretVote
  | SignToken
  | TurnProjectedPage
  | CallSecretary
  | CancelHelp
  | ConfirmNotice;
export type Topic =
  | "session"
  | "agenda"
  | "floor"
  | "places"
  | "questioning"
  | "questions"
  | "ballot"
  | "turnout"
  | "presence"
  | "documents"
  | "screen"
  | "me";

export interface Protocol {
  Access: Access;
  HallInfo: HallInfo;
  JoinRequest: JoinRequest;
  Problem: Problem;
  Receipt: Receipt;
  Follow: Follow;
  Beat: Beat;
  Hello: Hello;
  Beaten: Beaten;
  Bye: Bye;
  DocumentIndex: DocumentIndex;
  DocumentDifference: DocumentDifference;
  TokenOrder: TokenOrder;
  SignedToken: SignedToken;
  Paper: Paper;
  PaperReceipt: PaperReceipt;
  PublishedUrn: PublishedUrn;
  CheckIn: CheckIn;
  ConfirmDocument: ConfirmDocument;
  RequestToSpeak: RequestToSpeak;
  WithdrawRequest: WithdrawRequest;
  RestoreRequest: RestoreRequest;
  EndTurn: EndTurn;
  WithdrawQuestion: WithdrawQuestion;
  HandInOpinion: HandInOpinion;
  CastVote: CastVote;
  CastSecretVote: CastSecretVote;
  SignToken: SignToken;
  TurnProjectedPage: TurnProjectedPage;
  CallSecretary: CallSecretary;
  CancelHelp: CancelHelp;
  ConfirmNotice: ConfirmNotice;
  SessionView: SessionView;
  ItemView: ItemView;
  FloorView: FloorView;
  PlaceView: PlaceView;
  GroupView: GroupView;
  QuestionView: QuestionView;
  BallotView: BallotView;
  TurnoutView: TurnoutView;
  PresenceView: PresenceView;
  DocumentView: DocumentView;
  ScreenView: ScreenView;
  MeView: MeView;
  Command: Command;
  Topic: Topic;
  Views: Views;
}
/**
 * An access token and whom it stands for. Sent as `Authorization: Bearer …`.
 */
export interface Access {
  token: string;
  role:
    | "chair"
    | "clock"
    | "delegate"
    | "feed"
    | "guest"
    | "operator"
    | "press"
    | "projector"
    | "secretary"
    | "teller"
    | "urn";
  delegate_id: string | null;
  name: string;
  seat: string;
  unit: string;
  constituency: string;
  expires_at: number;
}
/**
 * What anyone on the network may know before joining. `words` stand on the projector too.
 */
export interface HallInfo {
  hall_id: string;
  name: string;
  epoch: number;
  version: string;
  body: string;
  title: string;
  language: string;
  rehearsal: boolean;
  words: string;
  phase: string;
}
/**
 * Join with the six digits from the seat, or with the longer secret of the personal link.
 */
export interface JoinRequest {
  code: string;
  device_id: string;
  device_name?: string;
}
/**
 * A refusal: `code` for programs, `detail` for people in the language asked for, `facts` behind it.
 */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  facts?: {
    /**
     * of any kind
     */
    [k: string]: {
      [k: string]: unknown;
    };
  };
}
/**
 * The command is on disk. `id` names what it made (a request, a ballot…); `head` is the journal's hash.
 *
 *     `changed` is false when there was nothing to change; `seq` is then the journal's last record.
 */
export interface Receipt {
  command_id: string;
  seq: number;
  at: number;
  head: string;
  id: string;
  changed: boolean;
}
/**
 * Client: who I am and which versions I hold; the answer is the difference.
 *
 *     Versions count within one run of one hall: `hall_id` and `epoch` are those of the last `Hello`.
 */
export interface Follow {
  type: "Follow";
  token: string;
  hall_id?: string;
  epoch?: number;
  versions?: {
    [k: string]: number;
  };
  language?: string;
  device_id?: string;
}
/**
 * Client, every 5 s: I am alive. `sent_at` is the client's own clock and comes back in the answer.
 */
export interface Beat {
  type: "Beat";
  sent_at: number;
}
/**
 * Hall: you are known; `now` is the hall's clock.
 */
export interface Hello {
  type: "Hello";
  now: number;
  hall_id: string;
  epoch: number;
  role:
    | "chair"
    | "clock"
    | "delegate"
    | "feed"
    | "guest"
    | "operator"
    | "press"
    | "projector"
    | "secretary"
    | "teller"
    | "urn";
  delegate_id: string | null;
  name: string;
}
/**
 * Hall: answer to a `Beat`.
 */
export interface Beaten {
  type: "Beaten";
  sent_at: number;
  now: number;
}
/**
 * Hall: the connection ends, and why (`live.unauthorised`, `live.revoked`, `live.hall_stops`).
 */
export interface Bye {
  type: "Bye";
  code: string;
  detail: string;
}
/**
 * What stands in a delivery copy, as `GET /blob/{index_sha256}` gives it.
 *
 *     `pages` holds each page's text (NFC, in reading order, "" for a scan), `sizes` each page's width and height
 *     in points as it is shown.
 */
export interface DocumentIndex {
  outline: OutlineEntry[];
  pages: string[];
  sizes: [number, number][];
}
/**
 * A heading: `level` and `page` count from 1.
 */
export interface OutlineEntry {
  level: number;
  title: string;
  page: number;
}
/**
 * How one version differs from an earlier one, page by page in the order of the new one.
 *
 *     `GET /difference/{old}/{new}` gives it, by the hashes of the two delivery copies.
 */
export interface DocumentDifference {
  pages: PageDifference[];
}
/**
 * What became of a page; `old` and `new` are its numbers in the two versions, None where it is not there.
 *
 *     A page that is the same at another place among its neighbours has `moved`; one that stands behind a page that
 *     came or went has not.
 *     `words` is empty where there is nothing to read, as in a scan: then the areas tell where pictures differ.
 */
export interface PageDifference {
  old: number | null;
  new: number | null;
  kind: "added" | "changed" | "moved" | "removed" | "same";
  words?: WordRun[];
  areas_old?: Area[];
  areas_new?: Area[];
}
/**
 * Words that stay, go or come, in the order of reading; of a long run that stays only the ends are kept.
 */
export interface WordRun {
  kind: "inserted" | "removed" | "same";
  text: string;
}
/**
 * A rectangle on a page as it is shown: fractions of its width and height, from its top left corner.
 */
export interface Area {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}
/**
 * A delegate's blinded token, to be signed unseen.
 */
export interface TokenOrder {
  blinded: string;
}
/**
 * The signature of a blinded token, and the record that says who got it.
 */
export interface SignedToken {
  ballot_id: string;
  blind_signature: string;
  seq: number;
  at: number;
  head: string;
}
/**
 * An anonymous paper. Whoever made `token` chose the marks: `proof` is the one-time key's over them.
 *
 *     `token`, `signature` and `proof` are base64.
 */
export interface Paper {
  marks: string[][];
  token: string;
  signature: string;
  proof: string;
}
/**
 * A paper is on disk. `paper` is its number in the published urn; nothing here tells when it came.
 */
export interface PaperReceipt {
  ballot_id: string;
  paper: string;
}
/**
 * All papers of a declared secret ballot, sorted. `public_key` is empty in a separated one.
 */
export interface PublishedUrn {
  ballot_id: string;
  kind: "blind" | "open" | "separated";
  public_key: string;
  urn_sha256: string;
  slips: string[];
}
/**
 * A delegate confirms their own presence, during the roll call or when arriving late.
 */
export interface CheckIn {
  type: "CheckIn";
  delegate_id: string;
}
/**
 * A delegate's tablet reports that it holds a version, or that the delegate has opened it.
 */
export interface ConfirmDocument {
  type: "ConfirmDocument";
  delegate_id: string;
  document_id: string;
  version: number;
  opened?: boolean;
}
/**
 * Register a delegate; the delegate does it, or the secretary for them.
 *
 *     `item_id` names an item to come whose list is open already ("": the current one). A question names the authority
 *     it is put to (`to`); without one it goes to who presents the item.
 */
export interface RequestToSpeak {
  type: "RequestToSpeak";
  delegate_id: string;
  kind: "debate" | "discuss" | "explain" | "interpose" | "point_of_order" | "question";
  subject?: string;
  to?: string;
  side?: "" | "contra" | "pro";
  item_id?: string;
}
export interface WithdrawRequest {
  type: "WithdrawRequest";
  request_id: string;
}
/**
 * Undo a withdrawal or a skip: the request takes its old place again.
 */
export interface RestoreRequest {
  type: "RestoreRequest";
  request_id: string;
}
/**
 * End the turn; the speaking delegate may say so too. A speech that was held up goes on, unless it was paused.
 */
export interface EndTurn {
  type: "EndTurn";
  turn_id?: string;
}
/**
 * The questioner does not want an answer any more; the record keeps that it was asked.
 */
export interface WithdrawQuestion {
  type: "WithdrawQuestion";
  question_id: string;
}
/**
 * Hand in one's own opinion on an item; the secretary does it for who writes on paper.
 */
export interface HandInOpinion {
  type: "HandInOpinion";
  delegate_id: string;
  item_id: string;
  text: string;
}
/**
 * A delegate's open vote: `choice` on a motion, `marks` on every other paper.
 *
 *     `delegate_id` says for whom it is: the one whose tablet sends it, or, where the body has proxies, who gave one.
 *     `change` replaces the recorded vote.
 */
export interface CastVote {
  type: "CastVote";
  ballot_id: string;
  delegate_id: string;
  choice?: ("abstain" | "against" | "for") | null;
  marks?: string[][];
  change?: boolean;
}
/**
 * A delegate's paper in a separated ballot. It cannot be changed: nobody could find it again.
 */
export interface CastSecretVote {
  type: "CastSecretVote";
  ballot_id: string;
  delegate_id: string;
  marks: string[][];
}
/**
 * A delegate asks for the one token of a blind ballot; `blinded_sha256` names what is signed unseen.
 */
export interface SignToken {
  type: "SignToken";
  ballot_id: string;
  delegate_id: string;
  blinded_sha256: string;
}
/**
 * Go to another page of the paper that is projected. `document_id` is the paper one believes it is.
 */
export interface TurnProjectedPage {
  type: "TurnProjectedPage";
  document_id: string;
  page: number;
}
/**
 * A delegate asks the secretary to come to the seat.
 */
export interface CallSecretary {
  type: "CallSecretary";
  delegate_id: string;
  note?: string;
}
export interface CancelHelp {
  type: "CancelHelp";
  delegate_id: string;
}
/**
 * A delegate has read a notice.
 */
export interface ConfirmNotice {
  type: "ConfirmNotice";
  delegate_id: string;
  notice_id: string;
}
/**
 * Topic `session`, one key. `words` tell a delegate that this is the right hall.
 */
export interface SessionView {
  id: string;
  body: string;
  body_short: string;
  title: string;
  number: number;
  term: string;
  kind: string;
  place: string;
  language: string;
  rehearsal: boolean;
  phase: "closed" | "empty" | "preparing" | "recess" | "sitting";
  sitting_id: string | null;
  sittings: SittingView[];
  recess_since: number | null;
  recess_until: number | null;
  closed_at: number | null;
  allow_change_until_close: boolean;
  casting_vote: boolean;
  max_speeches: number;
  limits: FloorLimits;
  words: string;
  dossier_due_at: number | null;
  secrecy_allowed: boolean;
  tellers: string[];
  head_teller: string | null;
  fewest_tellers: number;
  confidence_poll: boolean;
  proxies: boolean;
  weights: boolean;
  show_names: boolean;
  logo: string;
  rules: Rules | null;
  body_kind: "commune" | "party" | "province";
  pro_contra: boolean;
  interposed_questions: boolean;
}
export interface SittingView {
  id: string;
  title: string;
  planned_at: number;
  ends_at: number;
  status: "closed" | "open" | "planned";
  opened_at: number | null;
  closed_at: number | null;
  roll_call_after: number | null;
}
/**
 * Default length of a turn in ms (RULES.md section 3).
 *
 *     Discussion, debate and explanation: Res. 71/2022 art. 18; presentation: National Assembly rules 2015. Question and
 *     answer are practice since 2018, `opening_ms` is the respondent's opening remark: no article is known for these,
 *     and they are from memory, to check; so are `verification_ms` and `rejoinder_ms`, the debate within questioning.
 *     The last two have no statutory form.
 */
export interface FloorLimits {
  presentation_ms: number;
  verification_ms: number;
  discuss_first_ms: number;
  discuss_again_ms: number;
  debate_ms: number;
  explain_ms: number;
  question_ms: number;
  answer_ms: number;
  opening_ms: number;
  rejoinder_ms: number;
  interpose_ms: number;
  point_of_order_ms: number;
}
/**
 * What the council's working regulation sets; every default is from RULES.md section 7.
 *
 *     `majority_base` is T: the delegates in office, or at a Party congress those summoned less the excused.
 *     `confidence_poll` None means by the body: a province has the poll, a commune has not (to check).
 *     `revote_needs_majority` (in a re-vote among equals) and `blank_is_valid` are from memory, to check.
 *     Of the floor: `group_minutes` 0 means that groups have no time of their own; with `group_time_binds` a group that
 *     has used it up is not called any more.
 */
export interface Rules {
  /**
   * @minItems 2
   * @maxItems 2
   */
  quorum?: [number, number];
  allow_change_until_close?: boolean;
  casting_vote?: boolean;
  max_speeches?: number;
  questions_batch?: number;
  floor?: FloorLimits1;
  dossier_days?: number;
  majority_base?: "in_office" | "summoned_less_excused";
  confidence_poll?: boolean | null;
  confidence_base?: "in_office" | "papers";
  blank_is_valid?: boolean;
  election_tie?: "revote" | "revote_then_older";
  revote_needs_majority?: boolean;
  proxies?: boolean;
  weights?: boolean;
  secrecy_allowed?: boolean;
  register_before?: boolean;
  first_speakers_first?: boolean;
  present_only_floor?: boolean;
  debate_first?: boolean;
  interposed_questions?: boolean;
  pro_contra?: boolean;
  group_minutes?: number;
  group_time_binds?: boolean;
  show_names?: boolean;
}
/**
 * Default length of a turn in ms (RULES.md section 3).
 *
 *     Discussion, debate and explanation: Res. 71/2022 art. 18; presentation: National Assembly rules 2015. Question and
 *     answer are practice since 2018, `opening_ms` is the respondent's opening remark: no article is known for these,
 *     and they are from memory, to check; so are `verification_ms` and `rejoinder_ms`, the debate within questioning.
 *     The last two have no statutory form.
 */
export interface FloorLimits1 {
  presentation_ms: number;
  verification_ms: number;
  discuss_first_ms: number;
  discuss_again_ms: number;
  debate_ms: number;
  explain_ms: number;
  question_ms: number;
  answer_ms: number;
  opening_ms: number;
  rejoinder_ms: number;
  interpose_ms: number;
  point_of_order_ms: number;
}
/**
 * Topic `agenda`, keyed by item; `position` gives the order, `number` counts from 1.
 *
 *     `spent_ms` is the time of ended runs, `running_since` is of the running one. `broken_off_in` is the
 *     phase in which an item goes on that was broken off.
 */
export interface ItemView {
  id: string;
  position: number;
  number: number;
  title: string;
  short_title: string;
  presenter: string;
  presenter_title: string;
  verifier: string;
  sitting_id: string;
  planned_at: number;
  minutes: number;
  phases: PhaseView[];
  status: "current" | "deferred" | "done" | "planned";
  phase:
    ("discussion" | "explanation" | "presentation" | "proceedings" | "questioning" | "verification" | "voting") | null;
  started_at: number | null;
  finished_at: number | null;
  reason: string;
  spent_ms: number;
  running_since: number | null;
  split_from: string | null;
  broken_off_in:
    ("discussion" | "explanation" | "presentation" | "proceedings" | "questioning" | "verification" | "voting") | null;
}
/**
 * A phase of an item; `script` goes to the desk only.
 *
 *     `spent_ms` is of ended runs, `started_at` of a running one.
 */
export interface PhaseView {
  phase: "discussion" | "explanation" | "presentation" | "proceedings" | "questioning" | "verification" | "voting";
  minutes: number;
  script: string;
  state: "done" | "planned" | "running";
  started_at: number | null;
  spent_ms: number;
}
/**
 * Topic `floor`, one key. `spoken` are the ended turns of the current item, oldest first.
 *
 *     `queue` is in the order in which they are to be called; a delegate gets its head only, of others no more than a
 *     tablet shows, and nobody once the discussion has ended. `waiting` counts all of it, `waiting_ms` is what they
 *     may take together. `signals` (desk only) are points of order and interposed questions; the first one waits for
 *     the chair alone. `in_order` (desk only) are those who may be called without a reason. `held_up` is the speech
 *     that such a turn interrupts.
 */
export interface FloorView {
  registration_open: boolean;
  registration_item_id: string | null;
  registration_closed_at: number | null;
  queue: RequestView[];
  turn: TurnView | null;
  spoken: TurnView[];
  waiting: number;
  waiting_ms: number;
  signals: RequestView[];
  in_order: string[];
  held_up: TurnView | null;
  early: EarlyListView[];
  groups: GroupTimeView[];
  group_budget_ms: number;
}
/**
 * A waiting request, with what one needs to call the delegate by name. `answer_ms` is what the answer to a question
 *     may take after it (desk and hall only).
 *
 *     `priority`: a rule puts it before others. `present` is false for one who has left and is passed over until back.
 */
export interface RequestView {
  id: string;
  delegate_id: string;
  name: string;
  title: string;
  unit: string;
  constituency: string;
  seat: string;
  kind: "debate" | "discuss" | "explain" | "interpose" | "point_of_order" | "question";
  subject: string;
  to: string;
  at: number;
  nth: number;
  limit_ms: number;
  side: "" | "contra" | "pro";
  priority: boolean;
  present: boolean;
  answer_ms: number;
}
/**
 * A turn. Spoken so far: `elapsed_ms`, plus the time since `running_since` while that is set.
 *
 *     `stays_paused`: it had been paused before it was held up, and does not go on by itself.
 */
export interface TurnView {
  id: string;
  item_id: string | null;
  kind:
    | "answer"
    | "debate"
    | "discuss"
    | "explain"
    | "interpose"
    | "point_of_order"
    | "presentation"
    | "question"
    | "verification";
  delegate_id: string | null;
  name: string;
  title: string;
  unit: string;
  constituency: string;
  seat: string;
  subject: string;
  nth: number;
  limit_ms: number;
  started_at: number;
  running_since: number | null;
  elapsed_ms: number;
  time_up_at: number | null;
  ended_at: number | null;
  side: "" | "contra" | "pro";
  out_of_order: boolean;
  reason: string;
  extended_ms: number;
  stays_paused: boolean;
}
/**
 * The list of speakers of an item to come. A delegate gets the number who are `waiting`, and no rows.
 */
export interface EarlyListView {
  item_id: string;
  closed_at: number | null;
  queue: RequestView[];
  waiting: number;
}
/**
 * How long a delegate group has spoken on the current item; the running turn until it was last paused.
 */
export interface GroupTimeView {
  unit: string;
  spent_ms: number;
}
/**
 * Topic `places`, by request: where a delegate's own waiting request stands on the list of its item.
 *
 *     `place` counts from 1; `ahead_ms` is what those before it may take. What was asked stands in `me`.
 */
export interface PlaceView {
  item_id: string;
  place: number;
  ahead_ms: number;
  nth: number;
  limit_ms: number;
  priority: boolean;
  present: boolean;
}
/**
 * Topic `questioning`, keyed by group; `number` counts from 1 within the item.
 *
 *     `started_at` is of the run that is under way, or of the last one.
 */
export interface GroupView {
  id: string;
  position: number;
  number: number;
  item_id: string;
  title: string;
  respondents: Respondent[];
  status: "ended" | "planned" | "running";
  started_at: number | null;
  ended_at: number | null;
}
/**
 * Who must answer (người bị chất vấn); the office may stand without a name. A delegate has a tablet too.
 */
export interface Respondent {
  name: string;
  office: string;
  delegate_id: string;
}
/**
 * Topic `questions`, keyed by question; tablets get those that the hall is at, and their own in `me`.
 *
 *     `current` while the hall is at it, `asking` while it is being put.
 *
 *     `debates` counts the turns of debate, `debated` says whether the questioner had one. `owed` is an answer that is
 *     still to come: promised in writing, or not given when the hall went on.
 */
export interface QuestionView {
  id: string;
  position: number;
  item_id: string | null;
  group_id: string | null;
  number: number;
  delegate_id: string | null;
  name: string;
  unit: string;
  seat: string;
  subject: string;
  to: string;
  asked_at: number;
  asked_ms: number;
  status: "answered" | "asked" | "being_answered" | "promised" | "withdrawn";
  answers: Answer[];
  debates: number;
  debated: boolean;
  promise: AnswerPromise | null;
  written: WrittenAnswer | null;
  current: boolean;
  asking: boolean;
  owed: boolean;
}
/**
 * One time that the respondent had the floor for a question; `ms` is 0 while the turn runs.
 */
export interface Answer {
  turn_id: string;
  respondent: string;
  office: string;
  at: number;
  ms: number;
}
/**
 * An answer in writing, promised for the end of a day (`due_at`) by whom; `at` is when, before any other day.
 */
export interface AnswerPromise {
  at: number;
  due_at: number;
  by: string;
}
/**
 * What came in writing, with the paper if it was published, and what is to be said of it.
 */
export interface WrittenAnswer {
  at: number;
  document_id: string | null;
  note: string;
}
/**
 * Topic `ballot`, keyed by ballot.
 *
 *     `result` (of a motion) or `tally` (of every other form) reaches the desk when it is closed, everyone else when it
 *     is declared, unless `results_to` says otherwise. `choices`, `marks` and `ways` (by delegate) reach the desk only,
 *     after the close of an open ballot; of a show of hands, which the desk writes down, also while it runs, and so does
 *     a `hand_count` that is not kept from the desk. `check_code` is the short form of `head`, the journal's end at the
 *     declaration.
 *     `further_run` says that an election may be held again among those who are left, `may_cast` that the chair may
 *     decide a tie.
 *     `needed` is the number of votes for that the rule asks for, where
 *     that is known beforehand (base `total`, or `present` once open), else 0. A part (từng phần) is number `part` of
 *     `parts` of `whole_title`, because the hall does not see the ballots that are only prepared.
 */
export interface BallotView {
  id: string;
  item_id: string | null;
  position: number;
  title: string;
  kind: "blind" | "open" | "separated";
  options: ("abstain" | "against" | "for")[];
  rule: Rule;
  needed: number;
  resolution: boolean;
  document_id: string | null;
  document_version: number | null;
  duration_ms: number;
  status: "closed" | "declared" | "open" | "paused" | "prepared" | "withdrawn";
  opened_at: number | null;
  closes_at: number | null;
  remaining_ms: number | null;
  closed_at: number | null;
  declared_at: number | null;
  reason: string;
  entitled: number;
  result: ResultView | null;
  choices: {
    [k: string]: "abstain" | "against" | "for";
  };
  form: "confidence_poll" | "confidence_vote" | "election" | "motion" | "opinion_poll" | "options";
  method: "electronic" | "paper" | "show_of_hands";
  paper: BallotPaper;
  tally: TallyView | null;
  marks: {
    [k: string]: string[][];
  };
  ways: {
    [k: string]: "proxy" | "seat_map" | "secretary" | "tablet";
  };
  corrections: CorrectionView[];
  hand_count: HandCount | null;
  entitled_units: string[];
  present_only: boolean;
  rule_name: string;
  results_to: "all" | "declared" | "desk";
  live_result: boolean;
  part_of: string;
  part: number;
  parts: number;
  whole_title: string;
  repeat_of: string;
  repeated_by: string;
  run_of: string;
  run: number;
  further_run: boolean;
  may_cast: boolean;
  public_key: string;
  urn_sha256: string;
  head: string;
  check_code: string;
}
/**
 * A majority: `compare` the votes for with `fraction` of the base `of`.
 *
 *     `total` are the delegates in office (T), `present` those who were there, `cast` all explicit choices,
 *     `for_against` the choices for and against. A `plurality` asks for no fraction: more for than against is enough,
 *     and of several options the one with the most votes wins. `least_cast` is the part of the entitled who must have
 *     voted at all, where a body asks for that.
 */
export interface Rule {
  compare: "at_least" | "more_than" | "plurality";
  /**
   * @minItems 2
   * @maxItems 2
   */
  fraction: [number, number];
  of: "cast" | "for_against" | "present" | "total";
  least_cast: [number, number] | null;
}
/**
 * A result. `hundredths` are percents of `entitled` times 100, half up (8667 is 86,67 %).
 */
export interface ResultView {
  counts: {
    [k: string]: number;
  };
  hundredths: {
    [k: string]: number;
  };
  entitled: number;
  present: number;
  cast: number;
  base_of: "cast" | "for_against" | "present" | "total";
  base: number;
  needed: number;
  tied: boolean;
  outcome: "adopted" | "rejected";
  casting_vote: string | null;
  count_sentence: Text;
  verdict_sentence: Text;
  sentence: Text;
  enough_cast: boolean;
  weighted: boolean;
  sum_note: Text | null;
}
/**
 * A sentence in both languages.
 */
export interface Text {
  vi: string;
  en: string;
}
/**
 * `style` says how a voter marks it: choosing, or crossing out (gạch tên) who is not wanted.
 */
export interface BallotPaper {
  questions: Question[];
  style: "choose" | "cross_out";
}
/**
 * Between `least` and `most` of the options may be chosen; of them `seats` are to be filled (0: none).
 */
export interface Question {
  id: string;
  text: string;
  detail: string;
  options: Option[];
  least: number;
  most: number;
  seats: number;
}
/**
 * An answer or a candidate. `born` (ISO date) decides between equal candidates (the older); `delegate_id` says
 *     that the candidate is a delegate, who may then not be a teller.
 */
export interface Option {
  id: string;
  label: string;
  detail: string;
  born: string;
  delegate_id: string;
}
/**
 * What came of every form but a motion. `hundredths` are percents of `base` (T in an election, all papers in a
 *     confidence poll) by question and option; `sentences` are ready to read aloud, `follows` (by question) says what a
 *     poll on confidence leads to.
 */
export interface TallyView {
  papers: Papers;
  entitled: number;
  present: number;
  counts: {
    [k: string]: number;
  }[];
  hundredths: {
    [k: string]: number;
  }[];
  base: number;
  needed: number;
  outcome: "decided" | "noted" | "partly" | "undecided" | "void";
  winners: string[];
  tied: string[];
  by_age: string[];
  seats: number;
  consequences: {
    [k: string]: "dismissal_considered" | "dismissal_submitted" | "may_resign" | "none";
  };
  follows: {
    [k: string]: Text;
  };
  sentences: Text[];
}
/**
 * The papers of a secret ballot: issued ≥ returned = valid + invalid; `blank` ones are among the invalid where
 *     all names struck out make a paper invalid, else among the valid.
 */
export interface Papers {
  issued: number;
  returned: number;
  valid: number;
  invalid: number;
  blank: number;
}
/**
 * A vote that the secretary corrected; desk only.
 */
export interface CorrectionView {
  delegate_id: string;
  old: ("abstain" | "against" | "for") | null;
  new: ("abstain" | "against" | "for") | null;
  reason: string;
  at: number;
}
/**
 * What was counted by hand: votes by question and option, and the papers where there were any.
 */
export interface HandCount {
  counts: {
    [k: string]: number;
  }[];
  papers: Papers | null;
}
/**
 * Topic `turnout`, one key: how many have voted in the ballot that runs or ran last.
 *
 *     `voted_by` (who, never what) goes to desk and projector only; in a blind ballot it is who has got a paper.
 *     `counts` is set while a ballot runs whose chair chose beforehand to show the result live.
 */
export interface TurnoutView {
  ballot_id: string | null;
  voted: number;
  entitled: number;
  present: number;
  voted_by: string[];
  counts: {
    [k: string]: number;
  } | null;
}
/**
 * Topic `presence`, one key. `status` (by delegate) goes to desk and projector only.
 */
export interface PresenceView {
  present: number;
  total: number;
  needed: number;
  met: boolean;
  roll_call_open: boolean;
  roll_call_at: number | null;
  sentence: Text;
  status: {
    [k: string]: "absent_excused" | "absent_unexcused" | "left" | "present";
  };
  since: {
    [k: string]: number;
  };
}
/**
 * Topic `documents`, keyed by document. `sha256` names the delivery copy of the valid version, `index_sha256`
 *     the blob with its outline and text ("" for what was taken in before there were any).
 *
 *     Recalled and `waiting` documents reach the desk only; so do the counts of who has received and opened it,
 *     whom it is for (`audience`), and whether it came after the dossier was due (`late`).
 */
export interface DocumentView {
  id: string;
  position: number;
  item_id: string | null;
  kind:
    | "agenda"
    | "draft_resolution"
    | "explanatory_statement"
    | "reference"
    | "report"
    | "response_report"
    | "submission"
    | "verification_report";
  title: string;
  number: string;
  version: number;
  versions: VersionView[];
  sha256: string;
  index_sha256: string;
  name: string;
  pages: number;
  bytes: number;
  published_at: number;
  recalled_at: number | null;
  recall_reason: string;
  received: number;
  opened: number;
  classification: "" | "confidential" | "secret" | "top_secret";
  scanned_pages: number;
  waiting: boolean;
  publish_at: number | null;
  with_item: boolean;
  audience: string[];
  late: boolean;
  removed: string[];
  repaired: boolean;
}
/**
 * One version. Who laid it down (`by_role`, `by_name`) and how many had received and opened it before the next
 *     one came go to the desk only.
 */
export interface VersionView {
  number: number;
  published_at: number;
  reason: string;
  sha256: string;
  pages: number;
  bytes: number;
  by_role:
    | (
        | "chair"
        | "clock"
        | "delegate"
        | "feed"
        | "guest"
        | "operator"
        | "press"
        | "projector"
        | "secretary"
        | "teller"
        | "urn"
      )
    | null;
  by_name: string;
  received: number;
  opened: number;
}
/**
 * Topic `screen`, one key: what the projector shows, by reference to the other topics.
 */
export interface ScreenView {
  view:
    | "agenda"
    | "ballot_closed"
    | "ballot_open"
    | "blank"
    | "countdown"
    | "document"
    | "floor"
    | "item"
    | "notice"
    | "presence"
    | "recess"
    | "result"
    | "welcome";
  pinned: boolean;
  frozen_at: number | null;
  blank: boolean;
  item_id: string | null;
  ballot_id: string | null;
  document_id: string | null;
  page: number;
  notice: string;
  presenter_id: string | null;
  until: number;
  chart: "figures" | "groups" | "seats";
}
/**
 * Topic `me`, one key: what concerns one delegate and nobody else. `speeches` of the discussion, by item.
 */
export interface MeView {
  delegate: DelegateView;
  presence: ("absent_excused" | "absent_unexcused" | "left" | "present") | null;
  presence_at: number | null;
  votes: {
    [k: string]: MyVote;
  };
  turn_id: string | null;
  speeches: {
    [k: string]: number;
  };
  help_id: string | null;
  help_coming_at: number | null;
  reminders: string[];
  vote_reminders: {
    [k: string]: number;
  };
  proxies: ProxyView[];
  requests: MyRequest[];
  questions: MyQuestion[];
  notices: MyNotice[];
  opinions: MyOpinion[];
  opinions_invited: string[];
}
/**
 * Topic `roster`, keyed by delegate (desk and projector only).
 */
export interface DelegateView {
  id: string;
  position: number;
  name: string;
  title: string;
  unit: string;
  constituency: string;
  seat: string;
  in_office: boolean;
  presidium: boolean;
  weight: number;
  proxy_holder: string | null;
}
/**
 * One's own recorded vote: `choice` of an open motion, `marks` of another open paper; of a secret ballot only
 *     that one has voted (`secret`), in a blind one that one has got the token. `number` is that of the record that
 *     holds an open vote, also after a correction; 0 of a secret one.
 */
export interface MyVote {
  choice: ("abstain" | "against" | "for") | null;
  at: number;
  receipt: string;
  by_hand: boolean;
  marks: string[][];
  secret: boolean;
  corrected: boolean;
  number: number;
}
/**
 * A delegate for whom one votes too, where a body has proxies, and the open votes recorded for that delegate.
 */
export interface ProxyView {
  delegate_id: string;
  name: string;
  unit: string;
  votes: {
    [k: string]: MyVote;
  };
}
/**
 * One's own waiting request, on the current list or on one of an item to come (its place is in `places`), or a
 *     signal to the chair.
 */
export interface MyRequest {
  id: string;
  kind: "debate" | "discuss" | "explain" | "interpose" | "point_of_order" | "question";
  item_id: string;
  subject: string;
  to: string;
  at: number;
  side?: "" | "contra" | "pro";
}
/**
 * One's own question and what has become of it; whether the hall is at it says the topic `questions`.
 */
export interface MyQuestion {
  id: string;
  item_id: string | null;
  number: number;
  subject: string;
  to: string;
  status: "answered" | "asked" | "being_answered" | "promised" | "withdrawn";
  promise: AnswerPromise | null;
  written: WrittenAnswer | null;
}
/**
 * A notice for this delegate, as a line or over the whole tablet; `read_at` once it is confirmed.
 */
export interface MyNotice {
  id: string;
  text: string;
  whole_screen: boolean;
  at: number;
  read_at: number | null;
}
/**
 * A written opinion that the hall has recorded of oneself; how it begins tells which (the tablet keeps it).
 */
export interface MyOpinion {
  id: string;
  item_id: string;
  begins: string;
  at: number;
}
export interface Views {
  session: SessionView;
  agenda: ItemView;
  floor: FloorView;
  places: PlaceView;
  questioning: GroupView;
  questions: QuestionView;
  ballot: BallotView;
  turnout: TurnoutView;
  presence: PresenceView;
  documents: DocumentView;
  screen: ScreenView;
  me: MeView;
}
