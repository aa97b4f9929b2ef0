/** What stands on the tablet in each picture: topics, what the device keeps, and the hall's clock. */
import type { BallotView, Topic, Views } from "../src/generated/types";
import type { HeldVote, Identity } from "../src/device";
import type { Entry } from "../src/secret/vault";
import * as asked from "./asked";
import * as f from "./fixture";
import * as p from "./papers";

export interface Scene {
  now: number;
  identity: Identity | null;
  topics: { [T in Topic]: Record<string, Views[T]> };
  kept: Record<string, unknown>;
  spot: { place: string; document: string | null };
  /** The hall says nothing more after telling its topics. */
  lost?: boolean;
  /** What the tablet keeps of blind ballots, by ballot. */
  papers?: Record<string, Partial<Entry>>;
  /** The urn that the hall has published. */
  slips?: string[];
  /** Selectors of what is touched one after the other before `then`. */
  touches?: string[];
  /** Accessible name (both languages) of what is pressed after the start. */
  press?: RegExp;
  /** What is typed into the page's first field after the start. */
  type?: string;
  /** What must be seen before the picture is taken. */
  until?: string;
  /** What is pressed then. */
  then?: RegExp;
  /** Papers that the hall takes back then. */
  recalled?: string[];
  /** What must be seen at the very end. */
  last?: string;
}

const identity: Identity = {
  token: "t", role: "delegate", delegate_id: "d03", name: "Hoàng Thị Lan", seat: "A3", unit: "Tổ 2", constituency: "Văn Chấn",
  expires_at: 0, hall_id: "h", confirmed: true,
};

const base: Scene = {
  now: f.at("09:33"),
  identity,
  topics: {
    session: { "": f.session }, agenda: f.agenda, floor: { "": f.floor }, places: {}, questioning: {}, questions: {}, ballot: f.ballots,
    turnout: { "": f.turnout }, presence: { "": f.presence }, documents: f.documents, screen: { "": f.screen }, me: { "": f.me },
  },
  kept: { opened: { t0: 1, t1: 1, t2: 1, t3: 1, t4: 1, t5: 1 }, "result-seen": f.at("09:30") },
  spot: { place: "home", document: null },
};

const told = (whole_screen: boolean) => [
  { id: "n1", whole_screen, at: f.at("09:44"), read_at: null, text: "Chụp ảnh lưu niệm lúc 11:30 tại sảnh chính; đề nghị các đại biểu có mặt đúng giờ và mang theo phù hiệu." },
  { id: "n2", whole_screen: false, at: f.at("09:45"), read_at: null, text: "Tổ 2 họp ở phòng số 2 trong giờ nghỉ." },
];

function scene(change: Partial<Omit<Scene, "topics">> & { topics?: Partial<Scene["topics"]> }): Scene {
  return { ...base, ...change, topics: { ...base.topics, ...change.topics }, kept: { ...base.kept, ...change.kept } };
}

const atPaper = {
  spot: { place: "documents", document: "t3" },
  topics: { screen: { "": { ...f.screen, view: "document" as const, document_id: "t3", page: 4 } } },
  kept: {
    pages: { "t3@2": 2 },
    opened: { t0: 1, t1: 1, t2: 1, t3: 2, t4: 1, t5: 1 },
    notes: {
      "h/d03": [
        {
          id: "g1", kind: "highlight", document_id: "t3", version: 2, page: 2, text: "", at: f.at("09:20"),
          quote: "Hỗ trợ chi phí kết nối cho nhà văn hóa thôn", areas: [{ x0: 0.192, y0: 0.07, x1: 0.918, y1: 0.089 }, { x0: 0.14, y0: 0.091, x1: 0.56, y1: 0.11 }],
        },
        {
          id: "g2", kind: "note", document_id: "t3", version: 2, page: 2, text: "Hỏi rõ ai ghi âm tiếng Dao, kinh phí ở đâu.",
          at: f.at("09:25"), quote: "", areas: [],
        },
      ],
    },
  },
  until: "[data-drawn=drawing]",
};
const CHANGES = /^(Chỗ sửa|Changes) · \d+$/;
const replaced = { ...atPaper, kept: { ...atPaper.kept, opened: { ...base.kept["opened"] as object, t3: 1 } } };
const reminded = { me: { "": { ...f.me, reminders: ["t5", "t1"] } } };
const presenter = { screen: { "": { ...f.screen, view: "document" as const, document_id: "t3", page: 2, presenter_id: "d03" } } };
const atBallot = { now: f.at("10:06:51"), topics: { ballot: { ...f.ballots, b3: f.ballot } } };
const voted = { ...f.me, votes: { ...f.me.votes, b3: { choice: "for" as const, at: f.at("10:07:03"), receipt: "r3", by_hand: false, marks: [["for"]], secret: false, corrected: false, number: 418 } } };
const receipt = { receipts: { "b3:d03": { receipt: "r3", seq: 418, at: f.at("10:07:03"), marks: [["for"]] } } };
const aVote = { choice: "for" as "for" | "against" | null, at: f.at("10:07:03"), receipt: "r3", by_hand: false, marks: [["for"]], secret: false, corrected: false, number: 418 };
const aPart = { title: "Điều 3: mức hỗ trợ", part_of: "b9", part: 1, parts: 2, whole_title: p.LONG_TITLE };
const part: BallotView = { ...f.ballot, ...aPart };
const running = (one: BallotView) => ({ now: f.at("10:06:51"), topics: { ballot: { ...f.ballots, b3: one } } });
const KEY = {} as CryptoKey;
const BLANK = { privateKey: KEY, token: new Uint8Array(97), blinded: new Uint8Array(256), inverse: new Uint8Array(256) };
export const BLANK_ENTRY = { public_key: "k", blank: BLANK, signature: null, paper: null, number: "" };
const PAPER = { marks: [["high"]], token: "t", signature: "s", proof: "p" };
const SLIPS = ['{"marks":[["high"]],"proof":"p","signature":"s","token":"t"}'];
/** SHA-256 of the one slip: its number, and the hash of the urn that holds nothing else. */
const NUMBER = "1bbd9fec40f6a13f153c19eebd4b982de3b4de1bc94f359de05572b3626d6643";
const URN = NUMBER;
const blind = (one: BallotView, entry: Partial<Entry> = { signature: new Uint8Array(256) }) => ({ ...running(one), papers: { b3: entry } });
const after = (one: BallotView) => ({ now: f.at("10:08:20"), topics: { ballot: { b3: one } } });
const REVIEW = /^(Xem lại phiếu|Review my paper)$/;
const proxy = {
  topics: {
    ...atBallot.topics, session: { "": { ...f.session, proxies: true } },
    me: { "": { ...voted, proxies: [{ delegate_id: "d40", name: "Sùng A Páo", unit: "Tổ 7", votes: {} }] } },
  },
};
const held: HeldVote = {
  command_id: "c", hall_id: "h", by: "d03", made_at: f.at("10:06:58"), attempts: 3,
  command: { type: "CastVote", ballot_id: "b3", delegate_id: "d03", choice: "for", change: false },
};
const declared = { ...f.ballot, status: "declared" as const, closed_at: f.at("10:07:32"), declared_at: f.at("10:08:10"), result: f.result };
const rollCall = {
  presence: { "": { ...f.presence, roll_call_open: true, present: 12 } },
  me: { "": { ...f.me, presence: null, presence_at: null, votes: {} } },
  ballot: {},
  floor: { "": { ...f.floor, registration_open: false, registration_item_id: null, queue: [], waiting: 0, waiting_ms: 0, turn: null } },
};

export const SCENES: Record<string, Scene> = {
  join: scene({ identity: null }),
  "join-confirm": scene({ identity: { ...identity, confirmed: false }, topics: rollCall }),
  home: scene({}),
  "home-lost": scene({ lost: true }),
  "home-roll-call": scene({
    now: f.at("07:50"),
    topics: {
      ...rollCall,
      session: { "": { ...f.session, phase: "preparing", sitting_id: null, sittings: f.session.sittings.map((s) => ({ ...s, status: "planned" as const })) } },
      agenda: Object.fromEntries(Object.entries(f.agenda).map(([key, item]) => [key, { ...item, status: "planned" as const, phase: null }])),
    },
  }),
  "home-recess": scene({
    topics: { session: { "": { ...f.session, phase: "recess", recess_since: f.at("09:30"), recess_until: f.at("09:45") } }, floor: { "": { ...f.floor, turn: null } } },
  }),
  documents: scene({ spot: { place: "documents", document: null }, until: ".arrived" }),
  "documents-empty": scene({ spot: { place: "documents", document: null }, topics: { documents: {} } }),
  "documents-search": scene({
    spot: { place: "documents", document: null }, kept: { pages: {} }, type: "tap huan", until: "mark",
  }),
  reader: scene(atPaper),
  "reader-search": scene({ ...atPaper, type: "tap huan", until: ".hit.current" }),
  "reader-contents": scene({ ...atPaper, press: /^(Mục lục|Contents)$/, until: "[role=dialog] .here" }),
  "reader-pages": scene({ ...atPaper, press: /^(Mục lục|Contents)$/, until: "[role=tab]", then: /^(Trang|Pages)$/ }),
  "reader-notes": scene({ ...atPaper, press: /^(Ghi chú|Notes) · 2$/, until: "[role=dialog]" }),
  "reader-note": scene({ ...atPaper, press: /^(Ghi chú|Notes) · 2$/, until: ".foot", then: /^(Ghi cho trang này|Note on this page)$/ }),
  "reader-night": scene({ ...atPaper, kept: { ...atPaper.kept, "reader-night": true } }),
  "reader-replaced": scene({ ...replaced, until: ".change.inserted" }),
  "reader-changes": scene({ ...replaced, until: ".change.inserted", then: CHANGES, last: "[role=dialog] del" }),
  "reader-compare": scene({
    ...replaced, press: CHANGES, until: "[role=dialog] ins", then: /^(Xem cạnh bản cũ|See beside the old version)$/,
    last: ".pane:first-child [data-drawn=drawing] .change",
  }),
  "reader-recalled": scene({ ...atPaper, recalled: ["t3"], last: "main [role=alert], main [role=status]" }),
  "reader-reminded": scene({ ...atPaper, topics: { ...atPaper.topics, ...reminded } }),
  "home-reminded": scene({ topics: reminded }),
  "reader-roll-call": scene({ ...atPaper, topics: { ...atPaper.topics, presence: rollCall.presence, me: rollCall.me } }),
  "home-notice": scene({ topics: { me: { "": { ...f.me, notices: told(false) } } } }),
  "home-notice-whole": scene({ topics: { me: { "": { ...f.me, notices: told(true) } } }, until: ".whole" }),
  "home-presenter": scene({ topics: presenter }),
  "reader-presenter": scene({ ...atPaper, topics: presenter, press: /^(Lật trang màn chiếu|Turn the projector's page)$/ }),
  speak: scene({ spot: { place: "speak", document: null } }),
  "speak-registered": scene({
    now: f.at("09:36:24"),
    spot: { place: "speak", document: null },
    topics: {
      floor: { "": { ...f.floor, queue: [...f.floor.queue, f.mine], waiting: 2, waiting_ms: 2 * f.myPlace.limit_ms } },
      places: { y2: f.myPlace }, me: { "": { ...f.me, requests: [f.myRequest] } },
    },
  }),
  "speak-crowd": scene({
    now: f.at("09:36:24"),
    spot: { place: "speak", document: null },
    topics: {
      floor: { "": f.crowd }, places: { y2: { ...f.myPlace, place: 137, ahead_ms: 136 * f.myPlace.limit_ms } },
      me: { "": { ...f.me, requests: [f.myRequest] } },
    },
  }),
  "speak-signal": scene({
    now: f.at("09:36:24"),
    spot: { place: "speak", document: null },
    topics: {
      session: { "": { ...f.session, pro_contra: true } },
      places: { y2: { ...f.myPlace, item_id: "n4", place: 1, ahead_ms: 0 } },
      floor: {
        "": { ...f.floor, early: ["n4", "n5"].map((item_id, n) => ({ item_id, closed_at: null, queue: [], waiting: 1 - n })) },
      },
      me: {
        "": {
          ...f.me,
          requests: [{ ...f.myRequest, item_id: "n4" }, { id: "y9", kind: "point_of_order", item_id: "n3", subject: "", to: "", at: f.at("09:36:02"), side: "" }],
        },
      },
    },
  }),
  "speak-paused": scene({
    spot: { place: "speak", document: null },
    topics: { floor: { "": { ...f.crowd, turn: f.floor.turn && { ...f.floor.turn, elapsed_ms: 95_000, running_since: null } } } },
  }),
  "speak-closed": scene({
    spot: { place: "speak", document: null },
    topics: { floor: { "": { ...f.floor, registration_open: false, registration_closed_at: f.at("09:32") } } },
  }),
  "speak-ended": scene({ spot: { place: "speak", document: null }, topics: f.ended }),
  "home-ended": scene({ topics: f.ended }),
  "speak-question": scene({ spot: { place: "speak", document: null }, now: f.at("10:50"), topics: asked.topics }),
  "speak-my-questions": scene({
    spot: { place: "speak", document: null }, now: f.at("11:02"), 
    topics: { ...asked.topics, questions: asked.current, me: { "": { ...f.me, questions: Object.values(asked.questions) } } },
  }),
  "speak-opinion": scene({
    spot: { place: "speak", document: null }, topics: { me: { "": { ...f.me, opinions_invited: ["n2"] } } },
    kept: { "opinion-drafts": { "d03/n2": asked.OPINION } }, press: /^(Viết ý kiến|Write an opinion)$/, until: "textarea",
  }),
  "home-opinion": scene({ topics: { me: { "": { ...f.me, opinions_invited: ["n2"] } } } }),
  "your-turn": scene({
    now: f.at("09:47"),
    topics: { floor: { "": { ...f.floor, turn: f.myTurn } }, me: { "": { ...f.me, turn_id: "l2" } } },
  }),
  "your-turn-over": scene({
    now: f.at("09:53:55"),
    topics: { floor: { "": { ...f.floor, turn: f.myTurn } }, me: { "": { ...f.me, turn_id: "l2" } } },
  }),
  ballot: scene(atBallot),
  "ballot-recorded": scene({ ...atBallot, now: f.at("10:07:03"), topics: { ...atBallot.topics, me: { "": voted } }, kept: receipt }),
  "ballot-change": scene({
    ...atBallot, now: f.at("10:07:03"), topics: { ...atBallot.topics, me: { "": voted } }, kept: receipt, press: /Đổi lựa chọn|Change my choice/,
  }),
  "ballot-offline": scene({ ...atBallot, now: f.at("10:07:03"), lost: true, kept: { "held-votes": [held] } }),
  "ballot-paused": scene({ ...atBallot, topics: { ballot: { b3: { ...f.ballot, status: "paused", closes_at: null, remaining_ms: 41_000 } } } }),
  "ballot-closed": scene({
    ...atBallot, now: f.at("10:07:40"),
    topics: { me: { "": voted }, ballot: { b3: { ...f.ballot, status: "closed", closed_at: f.at("10:07:32") } } }, kept: receipt,
  }),
  result: scene({ now: f.at("10:08:20"), topics: { me: { "": voted }, ballot: { b3: declared } }, kept: receipt }),
  sign: scene({ ...atBallot, now: f.at("10:07:03"), lost: true, kept: { "held-votes": [held] }, press: /Hiện biển|Show the sign/ }),
  settings: scene({ spot: { place: "settings", document: null } }),
  "ballot-long": scene(running({ ...f.ballot, title: p.LONG_TITLE })),
  "ballot-live": scene({
    ...atBallot, now: f.at("10:07:03"), kept: receipt,
    topics: { ...atBallot.topics, me: { "": voted }, turnout: { "": { ...f.turnout, counts: { for: 33, against: 3, abstain: 2 } } } },
  }),
  "ballot-corrected": scene({
    ...atBallot, now: f.at("10:07:10"), topics: { ...atBallot.topics, me: { "": { ...voted, votes: { b3: { ...aVote, choice: "against", marks: [["against"]], by_hand: true, corrected: true, receipt: "01jr5x3e9m", number: 431 } } } } },
  }),
  "ballot-reminded": scene({ ...atBallot, topics: { ...atBallot.topics, me: { "": { ...f.me, vote_reminders: { b3: f.at("10:06:50") } } } } }),
  "ballot-election-reminded": scene({
    ...running(p.election(12, 3)), topics: { ...running(p.election(12, 3)).topics, me: { "": { ...f.me, vote_reminders: { b3: f.at("10:06:50") } } } },
  }),
  "ballot-part": scene(running(part)),
  "ballot-part-recorded": scene({ ...running(part), now: f.at("10:07:03"), topics: { ...running(part).topics, me: { "": voted } }, kept: receipt }),
  "result-part": scene({ now: f.at("10:08:20"), topics: { me: { "": voted }, ballot: { b3: { ...declared, ...aPart } } }, kept: receipt }),
  "ballot-hands": scene(running({ ...f.ballot, method: "show_of_hands" })),
  "ballot-paper": scene(running({ ...p.election(4, 3), method: "paper" })),
  "ballot-other-group": scene(running({ ...f.ballot, entitled_units: ["Tổ 5", "Tổ 6"] })),
  "ballot-proxy-next": scene({ ...proxy, now: f.at("10:07:03"), kept: receipt }),
  "ballot-proxy": scene({ ...proxy, now: f.at("10:07:03"), kept: receipt, press: /biểu quyết thay|vote for/ }),
  "ballot-options": scene({ ...running(p.options), touches: ["[data-option=b]"] }),
  "ballot-options-recorded": scene({
    ...running(p.options), now: f.at("10:07:03"), topics: { ...running(p.options).topics, me: { "": { ...f.me, votes: { b3: { ...aVote, choice: null, marks: [["d"]] } } } } },
  }),
  "ballot-election-one": scene({ ...running(p.election(1, 1)), touches: ["[data-option=c1]"] }),
  "ballot-election": scene({ ...running(p.election(4, 3)), touches: ["[data-option=c1]", "[data-option=c2]", "[data-option=c3]"] }),
  "ballot-election-full": scene({ ...running(p.election(12, 3)), touches: ["[data-option=c1]", "[data-option=c2]", "[data-option=c5]", "[data-option=c4]"] }),
  "ballot-cross-out": scene({ ...running(p.election(5, 3, "cross_out")), touches: ["[data-option=c2]"] }),
  "ballot-cross-out-many": scene({ ...running(p.election(12, 10, "cross_out")), touches: ["[data-option=c2]", "[data-option=c3]"] }),
  "ballot-election-review": scene({ ...running(p.election(4, 3)), touches: ["[data-option=c1]", "[data-option=c3]"], then: REVIEW }),
  "ballot-cross-out-review": scene({ ...running(p.election(5, 3, "cross_out")), touches: ["[data-option=c2]", "[data-option=c4]"], then: REVIEW }),
  "ballot-blank-review": scene({ ...running(p.election(4, 3)), until: "[data-option=c1]", then: REVIEW }),
  "ballot-poll": scene({ ...blind(p.poll(12)), touches: ["[data-question=p1] [data-option=high]", "[data-question=p2] [data-option=medium]", ".foot .filled", ".foot .filled", ".foot .button:first-child", ".foot .button:first-child"] }),
  "ballot-poll-next": scene({ ...blind(p.poll(13)), touches: ["[data-question=p1] [data-option=high]", ".foot .filled"] }),
  "ballot-poll-review": scene({ ...blind(p.poll(13)), touches: [
    ...["p1", "p2", "p3"].map((id) => `[data-question=${id}] [data-option=high]`), ...Array.from({ length: 13 }, () => ".foot .filled"),
  ], last: ".review" }),
  "ballot-poll-preparing": scene(blind(p.poll(12), {})),
  "ballot-casting": scene({ ...blind(p.poll(12), { paper: PAPER }), until: "[aria-busy=true]" }),
  "ballot-cast": scene({ ...blind(p.poll(12), { number: NUMBER }), until: ".recorded" }),
  "ballot-confidence": scene({ ...running(p.confidence), touches: ["[data-option=confidence]"] }),
  "ballot-opinion": scene({ ...running(p.opinion), touches: ["[data-option=b]", ".foot .filled", "[data-option=a]", "[data-option=e]"] }),
  "ballot-separated": scene(running({ ...f.ballot, kind: "separated" })),
  "ballot-separated-review": scene({ ...running({ ...f.ballot, kind: "separated" }), touches: ["[data-choice=for]"] }),
  "ballot-separated-recorded": scene({
    ...running({ ...f.ballot, kind: "separated" }), now: f.at("10:07:03"), kept: { receipts: { "b3:d03": { receipt: "r3", seq: 418, at: f.at("10:07:03"), marks: null } } },
  }),
  "result-election": scene(after(p.elected)),
  "result-elder": scene(after(p.elderElected)),
  "result-poll": scene(after(p.polled)),
  "result-opinion": scene(after(p.asked)),
  "result-urn-found": scene({ ...after({ ...p.polled, urn_sha256: URN }), papers: { b3: { number: NUMBER } }, slips: SLIPS, until: ".check.found" }),
  "result-urn-missing": scene({ ...after({ ...p.polled, urn_sha256: URN }), papers: { b3: { number: "0".repeat(64) } }, slips: SLIPS, until: ".check.lost" }),
  "my-votes": scene({ spot: { place: "votes", document: null }, now: f.at("10:09"), topics: { ballot: { ...f.ballots, b3: declared, b4: { ...p.elected, id: "b4", opened_at: f.at("10:20") } }, me: { "": voted } }, kept: { ...receipt, "result-seen": f.at("11:00") } }),
};
