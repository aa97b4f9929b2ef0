/** What this page says by itself, in both languages: everything else comes with the scene. */
import { sentence } from "./sentence";

const VI = {
  heading: "Màn chiếu",
  ask: "Nhập sáu chữ số ở bàn chủ tọa: Ctrl+K, “Các màn chiếu”, nút “Mã cho trình duyệt”.",
  code: "Mã sáu chữ số",
  show: "Hiện màn chiếu",
  noAnswer: "Không có trả lời từ hội trường. Kiểm tra mạng rồi thử lại.",
  revoked: "Trang này không còn được nối với màn nào. Hãy lấy mã mới.",
  lost: "Mất liên lạc {time}",
};

const EN: typeof VI = {
  heading: "Screen",
  ask: "Type the six digits from the chair's desk: Ctrl+K, “Outputs”, “Code for a browser”.",
  code: "Six digits",
  show: "Show the screen",
  noAnswer: "The hall does not answer. Check the network and try again.",
  revoked: "This page is no longer bound to an output. Get a new code.",
  lost: "Link lost {time}",
};

export type WordKey = keyof typeof VI;

export function words(language: string, key: WordKey, facts: Record<string, string> = {}): string {
  return sentence((language === "en" ? EN : VI)[key], facts);
}
