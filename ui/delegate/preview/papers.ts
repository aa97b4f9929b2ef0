/** Ballots of every form, for pictures: few and many candidates, office holders, the longest titles. */
import type { BallotView, Option, Question, TallyView, Text } from "../src/generated/types";
import { at, ballot } from "./fixture";

const NAMES = [
  "Nguyễn Văn An", "Lò Thị Hoa", "Trần Minh Sơn", "Giàng A Dua", "Vàng A Sinh Giàng Thị Dở", "Hoàng Thị Lan", "Cầm Văn Bình",
  "Sùng A Páo", "Lường Văn Pản", "Hà Thị Thu Hằng", "Phạm Quốc Khánh", "Đinh Thị Mai", "Lý Thị Xuân",
];
const OFFICES = [
  "Chủ tịch Ủy ban nhân dân tỉnh", "Phó Chủ tịch Hội đồng nhân dân tỉnh", "Giám đốc Sở Nội vụ", "Giám đốc Sở Dân tộc và Tôn giáo",
  "Trưởng ban Văn hóa – Xã hội Hội đồng nhân dân tỉnh", "Giám đốc Sở Y tế", "Giám đốc Công an tỉnh", "Chánh án Tòa án nhân dân tỉnh",
  "Giám đốc Sở Tài chính", "Giám đốc Sở Giáo dục và Đào tạo", "Giám đốc Sở Nông nghiệp và Môi trường",
  "Chánh Thanh tra tỉnh", "Giám đốc Sở Khoa học và Công nghệ",
];
export const LONG_TITLE =
  "Biểu quyết thông qua Nghị quyết quy định chính sách hỗ trợ chuyển đổi số, phát triển hạ tầng viễn thông và nâng cao kỹ năng số cho đồng bào dân tộc thiểu số ở các thôn, bản đặc biệt khó khăn vùng cao, biên giới trên địa bàn tỉnh giai đoạn 2026–2030, định hướng đến năm 2035";

const option = (id: string, label: string, detail = ""): Option => ({ id, label, detail, born: "", delegate_id: "" });
const question = (id: string, text: string, options: Option[], more: Partial<Question> = {}): Question => ({
  id, text, detail: "", options, least: 0, most: 1, seats: 0, ...more,
});
const candidates = (count: number) => NAMES.slice(0, count).map((name, place) => option(`c${place + 1}`, name, OFFICES[place]));

const of = (form: BallotView["form"], title: string, questions: Question[], more: Partial<BallotView> = {}): BallotView => ({
  ...ballot, form, title, options: [], document_id: null, document_version: null, resolution: false, needed: 31, duration_ms: 300_000,
  closes_at: at("10:11:32"), paper: { style: "choose", questions }, ...more,
});

const ELECTION = "Bầu Phó Chủ tịch Hội đồng nhân dân tỉnh khóa XIX, nhiệm kỳ 2026–2031";
export const election = (count: number, seats: number, style: "choose" | "cross_out" = "choose"): BallotView => ({
  ...of("election", ELECTION, [question("q", ELECTION, candidates(count), { most: seats, seats })], { kind: "separated" }),
  paper: { style, questions: [question("q", ELECTION, candidates(count), { most: seats, seats })] },
});

const levels = ["high", "medium", "low"].map((id) => option(id, ""));
const persons = (count: number) =>
  NAMES.slice(0, count).map((name, place) => question(`p${place + 1}`, name, levels, { detail: OFFICES[place] ?? "" }));
export const poll = (count: number): BallotView =>
  of("confidence_poll", "Lấy phiếu tín nhiệm đối với người giữ chức vụ do Hội đồng nhân dân tỉnh bầu", persons(count), { kind: "blind", public_key: "k" });
export const confidence: BallotView = of(
  "confidence_vote", "Bỏ phiếu tín nhiệm đối với Giám đốc Sở Nông nghiệp và Môi trường",
  [question("p1", "Phạm Quốc Khánh", ["confidence", "no_confidence"].map((id) => option(id, "")), { detail: OFFICES[10] ?? "" })],
  { kind: "separated" },
);
export const options: BallotView = of(
  "options", "Chọn vị trí xây dựng trung tâm văn hóa các dân tộc của tỉnh",
  [question("q", "Chọn vị trí xây dựng trung tâm văn hóa các dân tộc của tỉnh", [
    option("a", "Khu đất trước chợ trung tâm", "1,2 ha, đã giải phóng mặt bằng"), option("b", "Bãi ven suối Nậm Thia", "2,4 ha, cần kè bờ"),
    option("c", "Đồi sau trường Dân tộc nội trú", "0,9 ha"), option("d", "Khu tái định cư phía tây, ghép với nhà thi đấu đa năng đang xây dở từ năm 2024", "1,7 ha"),
  ], { least: 1, most: 1, seats: 1 })],
);
export const opinion: BallotView = of("opinion_poll", "Xin ý kiến về thời gian và cách họp kỳ sau", [
  question("q1", "Nên họp kỳ sau vào tuần nào của tháng Ba?", [option("a", "Tuần đầu"), option("b", "Tuần thứ hai"), option("c", "Tuần cuối"), option("d", "Tuần nào cũng được")]),
  question("q2", "Những nội dung nào nên thảo luận ở tổ trước?", [
    option("a", "Ngân sách"), option("b", "Đất đai"), option("c", "Giáo dục và y tế"), option("d", "Dân tộc, tôn giáo"), option("e", "Chuyển đổi số"),
  ], { most: 3 }),
  question("q3", "Có nên truyền hình trực tiếp phiên chất vấn không?", [option("y", "Có"), option("n", "Không")]),
]);

const text = (vi: string, en: string): Text => ({ vi, en });
const tally = (counts: TallyView["counts"], base: number, more: Partial<TallyView>): TallyView => ({
  papers: { issued: 58, returned: 58, valid: 57, invalid: 1, blank: 1 }, entitled: 60, present: 58, counts,
  hundredths: counts.map((votes) => Object.fromEntries(Object.entries(votes).map(([key, count]) => [key, Math.round((10_000 * count) / base)]))),
  base, needed: 31, outcome: "decided", winners: [], tied: [], by_age: [], seats: 0, consequences: {}, follows: {}, sentences: [], ...more,
});
const declared = (one: BallotView, figures: TallyView): BallotView => ({
  ...one, status: "declared", closed_at: at("10:07:32"), declared_at: at("10:08:10"), tally: figures, check_code: "3F9A-07C1", head: "3f9a07c1",
});

export const elected: BallotView = declared(
  election(4, 3),
  tally([{ c1: 55, c2: 41, c3: 29, c4: 29 }], 60, {
    outcome: "partly", winners: ["c1", "c2"], tied: ["c3", "c4"], seats: 3,
    sentences: [
      text("Nguyễn Văn An được 55 phiếu (bằng 91,67% tổng số đại biểu), trúng cử.", "Nguyễn Văn An received 55 votes (91.67% of all delegates) and is elected."),
      text("Lò Thị Hoa được 41 phiếu (bằng 68,33% tổng số đại biểu), trúng cử.", "Lò Thị Hoa received 41 votes (68.33% of all delegates) and is elected."),
      text("Hội đồng nhân dân bầu lại trong số những người có số phiếu ngang nhau.", "The Council votes again among those with equal votes."),
    ],
  }),
);
export const elderElected: BallotView = declared(
  { ...election(2, 1), run: 2, run_of: "b2" },
  tally([{ c1: 28, c2: 28 }], 60, {
    outcome: "decided", winners: ["c2"], by_age: ["c2"], seats: 1, needed: 1,
    sentences: [text(
      "Lò Thị Hoa được 28 phiếu (bằng 46,67% tổng số đại biểu), bằng phiếu nhưng nhiều tuổi hơn, trúng cử.",
      "Lò Thị Hoa received 28 votes (46.67% of all delegates) and, being the older among equals, is elected.",
    )],
  }),
);
const votes = (place: number) => ({ high: 46 - place, medium: 9, low: 3 + place });
export const polled: BallotView = declared(
  poll(13),
  tally([...Array.from({ length: 12 }, (_, place) => votes(place)), { high: 8, medium: 9, low: 41 }], 58, {
    outcome: "noted",
    consequences: { p13: "dismissal_submitted" },
    follows: { p13: text("Trình Hội đồng nhân dân miễn nhiệm.", "Dismissal is submitted to the Council.") },
    sentences: [text("Kết quả lấy phiếu tín nhiệm đối với 13 người đã được công bố.", "The result of the confidence poll on 13 office holders is declared.")],
  }),
);
export const asked: BallotView = declared(
  opinion,
  tally([{ a: 12, b: 30, c: 9, d: 6 }, { a: 50, b: 31, c: 28, d: 22, e: 19 }, { y: 48, n: 9 }], 57, { outcome: "noted" }),
);
