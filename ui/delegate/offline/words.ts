/** What the reader of a package says, in both languages. */
import { english } from "../src/words/en";
import { vietnamese } from "../src/words/vi";

const own = {
  vi: {
    title: "Tài liệu kỳ họp",
    search: "Tìm trong mọi tài liệu",
    none: "Không thấy. Tìm được cả khi gõ không dấu.",
    noPapers: "Gói này không có tài liệu nào.",
    choose: "Chọn một tài liệu để đọc.",
    otherPapers: "Tài liệu chung",
    page: (page: number) => `trang ${page}`,
    pages: (count: number) => `${count} trang`,
    version: (version: number) => `bản ${version}`,
    versions: (count: number) => `${count} bản đã phát`,
    thisOne: "bản trong gói này",
    open: "Mở tệp PDF",
    back: "Danh sách",
    contents: "Mục lục",
    failed: "Không hiện được tài liệu này ở đây. Bấm “Mở tệp PDF”.",
    loading: "Đang mở…",
    larger: "Phóng to",
    smaller: "Thu nhỏ",
    language: "English",
    made: (name: string, time: string) => (name ? `Lập cho ${name}, ${time}` : `Bản lưu trữ, ${time}`),
    key: (fingerprint: string) => `Dấu của hội trường: ${fingerprint}`,
  },
  en: {
    title: "Session papers",
    search: "Search all papers",
    none: "Nothing found. Marks may be left out.",
    noPapers: "There are no papers in this package.",
    choose: "Choose a paper to read.",
    otherPapers: "General papers",
    page: (page: number) => `page ${page}`,
    pages: (count: number) => `${count} pages`,
    version: (version: number) => `version ${version}`,
    versions: (count: number) => `${count} versions were given out`,
    thisOne: "the one in this package",
    open: "Open the PDF file",
    back: "Papers",
    contents: "Contents",
    failed: "This paper cannot be shown here. Press “Open the PDF file”.",
    loading: "Opening…",
    larger: "Larger",
    smaller: "Smaller",
    language: "Tiếng Việt",
    made: (name: string, time: string) => (name ? `Made for ${name}, ${time}` : `Archive copy, ${time}`),
    key: (fingerprint: string) => `The hall's mark: ${fingerprint}`,
  },
};

export type Language = keyof typeof own;
export type Words = (typeof own)["vi"];

export function wordsOf(language: Language): Words {
  return own[language];
}

export function kindOf(language: Language, kind: string): string {
  const kinds: Record<string, string> = (language === "en" ? english : vietnamese).documents.kinds;
  return kinds[kind] ?? "";
}
