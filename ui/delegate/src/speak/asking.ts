/** What questioning and written opinions say, in both languages. */
import { derived, type Readable } from "svelte/store";

import { device } from "../device";
import type { MyQuestion } from "../generated/types";
import { clock } from "../times";

const two = (number: number) => String(number).padStart(2, "0");
const day = (at: number) => `${two(new Date(at).getDate())}/${two(new Date(at).getMonth() + 1)}`;

/** One's own question, and whether one has the floor for it. */
type Standing = Pick<MyQuestion, "status" | "written" | "promise"> & { asking: boolean };

const vi = {
  whom: "Hỏi ai",
  subject: "Vấn đề chất vấn",
  subjectHint: "Viết ngắn gọn điều đồng chí hỏi; chủ tọa và người trả lời thấy trước.",
  group: (number: number, title: string) => `Nhóm ${number}: ${title}`,
  running: "đang chất vấn",
  myQuestions: "Câu hỏi của đồng chí",
  number: (number: number) => `Câu ${number}`,
  to: (who: string) => `hỏi ${who}`,
  noSubject: "(chưa ghi vấn đề)",
  withdraw: "Rút câu hỏi",
  state(question: Standing): string {
    if (question.status === "withdrawn") return "đã rút";
    if (question.written) return `đã có trả lời bằng văn bản lúc ${clock(question.written.at)} ngày ${day(question.written.at)}`;
    if (question.status === "promised" && question.promise) {
      return `${question.promise.by} hẹn trả lời bằng văn bản chậm nhất ngày ${day(question.promise.due_at)}`;
    }
    if (question.status === "being_answered") return "đang được trả lời";
    if (question.status === "answered") return "đã được trả lời";
    return question.asking ? "đồng chí đang hỏi" : "chờ trả lời";
  },
  debateFirst: "Đồng chí được ưu tiên tranh luận về câu này.",
  opinions: "Ý kiến bằng văn bản",
  opinionsText: "Gửi cho thư ký ý kiến chưa nói hết hoặc chưa được mời nói; đính kèm biên bản.",
  invited: (number: number, title: string) => `Mời đồng chí gửi ý kiến bằng văn bản về nội dung ${number}: ${title}`,
  invitedText: "Đồng chí đã đăng ký nhưng chưa đến lượt, hoặc hết giờ khi đang nói.",
  write: "Viết ý kiến",
  close: "Để sau",
  item: "Nội dung",
  itemOf: (number: number, title: string) => `${number}. ${title}`,
  opinion: "Ý kiến của đồng chí",
  draftKept: "Bản viết dở được giữ trên máy này cho đến khi gửi.",
  left: (count: number) => `còn ${count} ký tự`,
  tooLong: (count: number) => `dài quá ${count} ký tự`,
  send: "Gửi ý kiến",
  recorded: (time: string, receipt: number) => `Đã ghi nhận ${time} · số ${receipt}`,
  mine: "Đã gửi",
};

const en: typeof vi = {
  whom: "To whom",
  subject: "Subject of the question",
  subjectHint: "Briefly what you ask; the chair and the respondent see it beforehand.",
  group: (number, title) => `Group ${number}: ${title}`,
  running: "under way",
  myQuestions: "Your questions",
  number: (number) => `Question ${number}`,
  to: (who) => `to ${who}`,
  noSubject: "(subject not written down)",
  withdraw: "Withdraw the question",
  state(question) {
    if (question.status === "withdrawn") return "withdrawn";
    if (question.written) return `answered in writing at ${clock(question.written.at)} on ${day(question.written.at)}`;
    if (question.status === "promised" && question.promise) {
      return `${question.promise.by} answers in writing until the end of ${day(question.promise.due_at)}`;
    }
    if (question.status === "being_answered") return "being answered";
    if (question.status === "answered") return "answered";
    return question.asking ? "you are asking" : "waits for an answer";
  },
  debateFirst: "You come first in the debate on this question.",
  opinions: "Written opinion",
  opinionsText: "Hand in what you could not say, or not finish; it is attached to the minutes.",
  invited: (number, title) => `You are invited to hand in your opinion on item ${number}: ${title}`,
  invitedText: "You had registered and were not reached, or your time ran out.",
  write: "Write an opinion",
  close: "Later",
  item: "Item",
  itemOf: (number, title) => `${number}. ${title}`,
  opinion: "Your opinion",
  draftKept: "The draft is kept on this tablet until you send it.",
  left: (count) => `${count} characters left`,
  tooLong: (count) => `${count} characters too long`,
  send: "Hand it in",
  recorded: (time, receipt) => `Recorded ${time} · no. ${receipt}`,
  mine: "Handed in",
};

export const asking: Readable<typeof vi> = derived(device.settings, ($settings) => ($settings.language === "vi" ? vi : en));
