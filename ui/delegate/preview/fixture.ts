/** One morning of one council, as the hall would tell it: every picture shows the same persons, seats and times. */
import type {
  BallotView, DocumentView, FloorView, ItemView, MeView, MyRequest, PhaseView, PlaceView, PresenceView, RequestView, ResultView,
  ScreenView, SessionView, TurnoutView, TurnView,
} from "../src/generated/types";

export const at = (time: string, day = "2026-12-09"): number => Date.parse(`${day}T${time.length === 5 ? `${time}:00` : time}+07:00`);
/** The paper behind every document of a picture, as `tests/pictures` serves it. */
const behind = new URLSearchParams(globalThis.location?.search ?? "");
export const SHA = behind.get("sha256") ?? "a".repeat(64);
const BYTES = Number(behind.get("bytes") ?? 240_000);
/** The version before the newest, of every paper that has two. */
const OLD = { sha256: behind.get("old-sha256") ?? "b".repeat(64), bytes: Number(behind.get("old-bytes") ?? 240_000) };
const minutes = (count: number) => count * 60_000;

export const session: SessionView = {
  id: "s12", body: "Hội đồng nhân dân tỉnh", body_short: "HĐND tỉnh", title: "Kỳ họp thứ Mười hai, khóa XIX", number: 12,
  term: "2021–2026", kind: "regular", place: "Hội trường tỉnh", language: "vi", rehearsal: false, phase: "sitting",
  sitting_id: "p1",
  sittings: [{ id: "p1", title: "Phiên sáng", planned_at: at("08:00"), ends_at: at("17:00"), status: "open", opened_at: at("08:00"), closed_at: null, roll_call_after: null }],
  recess_since: null, recess_until: null, closed_at: null, allow_change_until_close: true, casting_vote: false, max_speeches: 2,
  limits: {
    presentation_ms: minutes(15), verification_ms: minutes(15), discuss_first_ms: minutes(7), discuss_again_ms: minutes(3),
    debate_ms: minutes(3), explain_ms: minutes(10), question_ms: minutes(1), answer_ms: minutes(3),
    opening_ms: minutes(5), rejoinder_ms: minutes(2), interpose_ms: minutes(1), point_of_order_ms: minutes(1),
  },
  dossier_due_at: null, secrecy_allowed: false, words: "hòa · sen · 27",
  tellers: [], head_teller: null, fewest_tellers: 7, confidence_poll: true, proxies: false, weights: false, rules: null, show_names: false, logo: "", body_kind: "province",
  pro_contra: false, interposed_questions: true,
};

export const TITLE =
  "Dự thảo nghị quyết về hỗ trợ chuyển đổi số ở vùng cao, vùng đồng bào dân tộc thiểu số giai đoạn 2026–2030";

const step = (phase: PhaseView["phase"], state: PhaseView["state"]): PhaseView => ({
  phase, state, minutes: 10, script: "", started_at: null, spent_ms: 0,
});

const rows: [string, string, string, ItemView["status"]][] = [
  ["Khai mạc, thông qua chương trình", "Khai mạc, thông qua chương trình", "08:00", "done"],
  ["Báo cáo tình hình kinh tế – xã hội năm 2026", "Báo cáo kinh tế – xã hội năm 2026", "08:20", "done"],
  [TITLE, "Hỗ trợ chuyển đổi số ở vùng cao", "09:15", "current"],
  ["Danh mục dự án thu hồi đất năm 2027", "Danh mục dự án thu hồi đất năm 2027", "10:05", "planned"],
  ["Chất vấn và trả lời chất vấn", "Chất vấn và trả lời chất vấn", "10:45", "planned"],
  ["Lấy phiếu tín nhiệm", "Lấy phiếu tín nhiệm", "14:00", "planned"],
  ["Biểu quyết các dự thảo nghị quyết còn lại", "Biểu quyết các dự thảo nghị quyết còn lại", "15:10", "planned"],
  ["Bế mạc", "Bế mạc", "16:30", "planned"],
];

export const agenda: Record<string, ItemView> = Object.fromEntries(
  rows.map(([title, short_title, time, status], position) => {
    const current = status === "current";
    const phases = current
      ? [step("presentation", "done"), step("verification", "done"), step("discussion", "running"), step("explanation", "planned"), step("voting", "planned")]
      : [];
    const item: ItemView = {
      id: `n${position + 1}`, position, number: position + 1, title, short_title, presenter: "", presenter_title: "", verifier: "",
      sitting_id: "p1", planned_at: at(time), minutes: 50, phases, status, phase: current ? "discussion" : null,
      started_at: current ? at("09:21") : null, finished_at: null, reason: "",
      spent_ms: 0, running_since: current ? at("09:21") : null, split_from: null, broken_off_in: null,
    };
    return [item.id, item];
  }),
);

const paper = (
  id: string, position: number, item_id: string | null, kind: DocumentView["kind"], title: string, version = 1, pages = 6,
): DocumentView => ({
  id, position, item_id, kind, title, number: "", version,
  versions: Array.from({ length: version }, (_, index) => ({
    number: index + 1, published_at: at(index ? "09:31" : "07:30"), reason: index ? "sửa mức hỗ trợ theo kết luận của Đoàn chủ tịch" : "",
    pages, ...(index < version - 1 ? OLD : { sha256: SHA, bytes: BYTES }), by_role: null, by_name: "", received: 0, opened: 0,
  })),
  sha256: SHA, index_sha256: "", name: `${id}.pdf`, pages, bytes: BYTES, published_at: at(version > 1 ? "09:31" : "07:30"), recalled_at: null,
  recall_reason: "", received: 0, opened: 0,
  classification: "", scanned_pages: 0, waiting: false, publish_at: null, with_item: false, audience: [], late: false,
  removed: [], repaired: false,
});

export const documents: Record<string, DocumentView> = Object.fromEntries(
  [
    paper("t0", 0, null, "agenda", "Chương trình kỳ họp thứ Mười hai", 1, 2),
    paper("t1", 1, "n2", "report", "Báo cáo tình hình kinh tế – xã hội năm 2026, nhiệm vụ năm 2027", 1, 24),
    paper("t2", 2, "n3", "submission", "Tờ trình về chính sách hỗ trợ chuyển đổi số ở vùng cao", 1, 5),
    paper("t3", 3, "n3", "draft_resolution", TITLE, 2, 5),
    paper("t4", 4, "n3", "verification_report", "Báo cáo thẩm tra của Ban Dân tộc", 1, 4),
    paper("t5", 5, "n4", "draft_resolution", "Dự thảo nghị quyết về danh mục dự án thu hồi đất năm 2027", 1, 18),
  ].map((one) => [one.id, one]),
);

export const speaker: TurnView = {
  id: "l1", item_id: "n3", kind: "discuss", delegate_id: "d31", name: "Lường Văn Pản", title: "", unit: "Tổ 6",
  constituency: "Mường Lò", seat: "C4", subject: "", nth: 1, limit_ms: minutes(7), started_at: at("09:32:44"),
  running_since: at("09:32:44"), elapsed_ms: 0, time_up_at: null, ended_at: null, side: "", out_of_order: false, reason: "",
  extended_ms: 0, stays_paused: false,
};

const waiting = (id: string, delegate_id: string, name: string, unit: string): RequestView => ({
  id, delegate_id, name, title: "", unit, constituency: "", seat: "", kind: "discuss", subject: "", to: "", at: at("09:34:10"), nth: 1,
  limit_ms: minutes(7), side: "", priority: false, present: true, answer_ms: 0,
});

export const floor: FloorView = {
  registration_open: true, registration_item_id: "n3", registration_closed_at: null,
  queue: [waiting("y1", "d40", "Sùng A Páo", "Tổ 7")], turn: speaker, spoken: [], waiting: 1, waiting_ms: minutes(7),
  signals: [], in_order: [], held_up: null, early: [], groups: [], group_budget_ms: 0,
};

/** Own request on the list: as others are told of it, as the delegate is, and where it stands. */
export const mine = waiting("y2", "d03", "Hoàng Thị Lan", "Tổ 2");
export const myRequest: MyRequest = {
  id: "y2", kind: "discuss", item_id: "n3", subject: "Ngôn ngữ tập huấn ở bản xa", to: "", at: at("09:34:10"), side: "",
};
export const myPlace: PlaceView = {
  item_id: "n3", place: 2, ahead_ms: minutes(7), nth: 1, limit_ms: minutes(7), priority: false, present: true,
};
export const myTurn: TurnView = {
  ...speaker, id: "l2", delegate_id: "d03", name: "Hoàng Thị Lan", unit: "Tổ 2", constituency: "Văn Chấn", seat: "A3",
  started_at: at("09:46:43"), running_since: at("09:46:43"),
};

const NAMES = ["Giàng A Chu", "Nguyễn Thị Phương Thảo", "Lò Văn Inh", "Trần Đặng Hoàng Nguyên Khôi", "Hà Thị Minh Châu"];
/** The head of a list on which a whole large council stands. */
export const crowd: FloorView = {
  ...floor, waiting: 486, waiting_ms: minutes(7 * 486),
  queue: Array.from({ length: 20 }, (_, n) => ({
    ...waiting(`w${n}`, `e${n}`, NAMES[n % NAMES.length]!, `Tổ ${(n % 9) + 1}`), nth: n > 16 ? 2 : 1, present: n !== 19,
  })),
};

const delegate: MeView["delegate"] = {
  id: "d03", position: 3, name: "Hoàng Thị Lan", title: "", unit: "Tổ 2", constituency: "Văn Chấn", seat: "A3", in_office: true, presidium: false,
  weight: 1, proxy_holder: null,
};
const vote = { choice: "for" as const, at: at("08:15"), receipt: "r1", by_hand: false, marks: [["for"]], secret: false, corrected: false, number: 418 };

export const me: MeView = {
  delegate, presence: "present", presence_at: at("07:51"), votes: { b1: vote, b2: vote }, turn_id: null,
  speeches: {}, help_id: null, help_coming_at: null, reminders: [], vote_reminders: {}, proxies: [], notices: [], opinions: [], opinions_invited: [],
  requests: [],
  questions: [],
};

const BALLOT_TITLE =
  "Biểu quyết thông qua Nghị quyết về hỗ trợ chuyển đổi số ở vùng cao, vùng đồng bào dân tộc thiểu số giai đoạn 2026–2030";

export const ballot: BallotView = {
  id: "b3", item_id: "n3", position: 2, title: BALLOT_TITLE, kind: "open", options: ["for", "against", "abstain"],
  rule: { compare: "more_than", fraction: [1, 2], of: "total", least_cast: null }, needed: 31, resolution: true, document_id: "t3",
  document_version: 2, duration_ms: 60_000, status: "open", opened_at: at("10:06:32"), closes_at: at("10:07:32"),
  remaining_ms: null, closed_at: null, declared_at: null, reason: "", entitled: 60, result: null, choices: {},
  form: "motion", method: "electronic", tally: null, marks: {}, ways: {}, corrections: [], hand_count: null, entitled_units: [], present_only: true,
  paper: {
    style: "choose",
    questions: [{ id: "motion", text: BALLOT_TITLE, options: ["for", "against", "abstain"].map((id) => ({ id, label: "", detail: "", born: "", delegate_id: "" })),
      detail: "", least: 1, most: 1, seats: 0 }],
  },
  rule_name: "resolution", results_to: "declared", live_result: false, part_of: "", part: 0, parts: 0, whole_title: "", repeat_of: "", repeated_by: "", run_of: "",
  run: 1, further_run: false, may_cast: false, public_key: "", urn_sha256: "", head: "", check_code: "",
};
const past = (id: string, time: string): BallotView => ({
  ...ballot, id, item_id: "n2", status: "declared", opened_at: at(time), closed_at: at(time), declared_at: at(time),
});
export const ballots: Record<string, BallotView> = { b1: past("b1", "08:15"), b2: past("b2", "09:05") };

export const result: ResultView = {
  counts: { for: 52, against: 4, abstain: 1, not_voted: 3 },
  hundredths: { for: 8667, against: 667, abstain: 167, not_voted: 500, cast: 9500 },
  entitled: 60, present: 58, cast: 57, base_of: "total", base: 60, needed: 31, tied: false, outcome: "adopted", casting_vote: null,
  enough_cast: true, weighted: false, sum_note: null,
  count_sentence: { vi: "", en: "" }, verdict_sentence: { vi: "", en: "" },
  sentence: {
    vi: "Tổng số đại biểu 60; có mặt 58; tham gia biểu quyết 57. Tán thành 52 đại biểu, bằng 86,67% tổng số đại biểu; không tán thành 4; không biểu quyết 1. Nghị quyết được thông qua.",
    en: "Delegates in office 60; present 58; took part 57. For 52, or 86.67% of all delegates; against 4; abstaining 1. The resolution is adopted.",
  },
};

export const turnout: TurnoutView = { ballot_id: "b3", voted: 38, entitled: 60, present: 58, voted_by: [], counts: null };
export const presence: PresenceView = {
  present: 58, total: 60, needed: 40, met: true, roll_call_open: false, roll_call_at: at("07:45"), sentence: { vi: "", en: "" },
  status: {}, since: {},
};
export const screen: ScreenView = {
  view: "item", pinned: false, frozen_at: null, blank: false, item_id: "n3", ballot_id: null, document_id: null, page: 0, notice: "", presenter_id: null, until: 0, chart: "figures",
};

/** The discussion has ended before the own turn came: the hall explains. */
export const ended = {
  agenda: {
    ...agenda,
    n3: {
      ...agenda.n3!, phase: "explanation" as const,
      phases: agenda.n3!.phases.map((one) => (one.phase === "explanation" ? step("explanation", "running") : one.phase === "discussion" ? step("discussion", "done") : one)),
    },
  },
  floor: { "": { ...floor, registration_open: false, registration_closed_at: at("09:31"), queue: [], waiting: 0, waiting_ms: 0, turn: null } },
  me: { "": { ...me, opinions_invited: ["n3"] } },
};
