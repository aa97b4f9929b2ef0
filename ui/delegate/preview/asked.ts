/** The questioning of the same morning, as the hall would tell it: one group runs, one comes; own question answered. */
import type { GroupView, QuestionView } from "../src/generated/types";
import * as f from "./fixture";

const group = (id: string, number: number, title: string, names: [string, string][], status: GroupView["status"]): GroupView => ({
  id, position: number - 1, number, item_id: "n5", title, status,
  respondents: names.map(([name, office]) => ({ name, office, delegate_id: "" })), started_at: null, ended_at: null,
});

export const groups: Record<string, GroupView> = {
  g1: group("g1", 1, "y tế, giáo dục vùng cao", [["", "Giám đốc Sở Y tế"], ["", "Giám đốc Sở Giáo dục và Đào tạo"]], "running"),
  g2: group("g2", 2, "chuyển đổi số ở cấp xã", [["Lò Minh Hùng", "Giám đốc Sở Khoa học và Công nghệ"]], "planned"),
};

const asked = (id: string, number: number, status: QuestionView["status"], subject: string): QuestionView => ({
  id, position: number, item_id: "n5", group_id: "g1", number, delegate_id: "d03", name: "Hoàng Thị Lan", unit: "Tổ 2", seat: "A3",
  subject, to: "Giám đốc Sở Y tế", asked_at: f.at("10:59:20"), asked_ms: 52_000, status, answers: [], debates: 0, debated: false,
  promise: status === "promised" ? { at: f.at("10:58"), due_at: f.at("23:59", "2026-12-24"), by: "Giám đốc Sở Y tế" } : null,
  written: null, current: status === "being_answered", asking: false, owed: status === "promised",
});

export const questions: Record<string, QuestionView> = {
  c1: asked("c1", 1, "promised", "Đường dây nóng bệnh viện khu vực"),
  c4: asked("c4", 4, "being_answered", "Trạm y tế xã thiếu bác sĩ và nữ hộ sinh nói được tiếng Mông. Xin đồng chí cho biết giải pháp và thời hạn cụ thể?"),
};

/** What the hall is at: every tablet has it. */
export const current: Record<string, QuestionView> = { c4: questions.c4! };

/** The fifth item is questioned, and nobody speaks. */
export const topics = {
  agenda: Object.fromEntries(
    Object.entries(f.agenda).map(([key, item]) => [
      key,
      key === "n5"
        ? { ...item, status: "current" as const, phase: "questioning" as const }
        : { ...item, status: item.position < 4 ? ("done" as const) : item.status, phase: null },
    ]),
  ),
  floor: { "": { ...f.floor, registration_item_id: "n5", queue: [], waiting: 0, waiting_ms: 0, turn: null } },
  questioning: groups,
};
export const OPINION =
  "Nhất trí với dự thảo. Đề nghị bổ sung kinh phí ghi âm tài liệu tập huấn bằng tiếng Mông, tiếng Dao; ưu tiên các bản chưa có sóng.";
