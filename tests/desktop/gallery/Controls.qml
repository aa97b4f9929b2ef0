pragma ComponentBehavior: Bound
import QtQuick
import controls
import projector
import theme

// Every control in its states on one sheet, with the morning's figures.
Window {
    id: sheet

    visible: true

    property bool vi: true
    property bool dark: false
    property real textScale: 1
    readonly property var words: vi ? sheet.vietnamese : sheet.english
    readonly property var vietnamese: ({
            "close": "Đóng biểu quyết…", "pause": "Tạm dừng", "withdraw": "Hủy…", "end": "Kết thúc thảo luận…",
            "sending": "Đang gửi…", "recorded": "Đã ghi lúc 10:07:54", "invite": "Mời…", "undo": "Hoàn tác",
            "title": "Dự thảo Nghị quyết về hỗ trợ chuyển đổi số ở vùng cao, vùng đồng bào dân tộc thiểu số giai đoạn 2026–2030",
            "body": "Cảm ơn ý kiến của đại biểu Sùng A Páo. Tiếp theo, xin mời đại biểu Hoàng Thị Lan, Tổ 2; chuẩn bị: đại biểu Lò Văn Thắng, tranh luận. Mỗi đại biểu phát biểu lần đầu không quá 7 phút.",
            "phases": ["Trình bày", "Thẩm tra", "Thảo luận", "Giải trình", "Biểu quyết"], "minutes": "phút",
            "lost": "Mất liên lạc với máy chủ hội trường từ 10:06:58, đang nối lại",
            "refused": "Không đóng được: biểu quyết đã tự đóng lúc 10:07:54. Không có gì bị mất; mở kết quả để xem.",
            "open": "Mở kết quả", "ended": "Đã kết thúc lượt của Sùng A Páo", "nobody": "Chưa có ai đăng ký",
            "first": "Đại biểu đăng ký trên máy tính bảng; có thể thêm người tại đây.", "add": "Thêm người…",
            "chips": ["Phiên toàn thể · sáng 23/11/2026", "kế tiếp", "ưu tiên", "1 mới", "Chưa đủ: thiếu 2"],
            "needed": "Cần quá nửa: ít nhất 31 / 60"
        })
    readonly property var english: ({
            "close": "Close the ballot…", "pause": "Pause", "withdraw": "Withdraw…", "end": "End the discussion…",
            "sending": "Sending…", "recorded": "Recorded at 10:07:54", "invite": "Invite…", "undo": "Undo",
            "title": "Draft resolution on support for digital transformation in highland areas and areas of ethnic minorities, 2026–2030",
            "body": "We thank delegate Sùng A Páo. The floor goes to delegate Hoàng Thị Lan, Group 2; next: delegate Lò Văn Thắng, rejoinder. A first speech lasts at most 7 minutes.",
            "phases": ["Presentation", "Verification", "Discussion", "Explanation", "Vote"], "minutes": "min",
            "lost": "No contact with the hall since 10:06:58, connecting again",
            "refused": "Not closed: the ballot closed by itself at 10:07:54. Nothing was lost; open the result to see it.",
            "open": "Open the result", "ended": "The turn of Sùng A Páo has ended", "nobody": "Nobody has asked to speak yet",
            "first": "Delegates register on their tablets; you can also add someone here.", "add": "Add a speaker…",
            "chips": ["Plenary · morning 23/11/2026", "next", "priority", "1 new", "Not met: 2 missing"],
            "needed": "More than half: at least 31 / 60"
        })
    property var seats: []
    property var scenes: []

    color: Theme.canvas

    Binding {
        target: Theme
        property: "dark"
        value: sheet.dark
    }
    Binding {
        target: Theme
        property: "scale"
        value: sheet.textScale
    }
    LinkLostLine {
        id: lost
        width: parent.width
        text: sheet.words.lost
    }
    Row {
        anchors.top: lost.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.space5
        spacing: Theme.space5

        Column {
            width: parent.width * 0.5
            spacing: Theme.space4

            PhaseSteps {
                width: parent.width
                steps: sheet.words.phases.map((word, index) => ({
                            "word": word, "minutes": ["9", "5", "17 / 20", "5", "2"][index] + (index === 2 ? "" : " " + sheet.words.minutes),
                            "state": index < 2 ? "done" : index === 2 ? "running" : "planned"
                        }))
            }
            AppText {
                width: parent.width
                wrapMode: Text.WordWrap
                size: Theme.sizeTitle
                weight: Theme.weightSemibold
                text: sheet.words.title
            }
            Panel {
                width: parent.width

                AppText {
                    width: parent.width
                    wrapMode: Text.WordWrap
                    size: Theme.sizeScript
                    leading: 1.62
                    text: sheet.words.body
                }
            }
            Flow {
                width: parent.width
                spacing: Theme.space2

                Repeater {
                    model: 5

                    Chip {
                        required property int index
                        text: sheet.words.chips[index]
                        tone: ["line", "ok", "gold", "accent", "danger"][index]
                        sign: index === 2 ? "warning" : ""
                    }
                }
                KeyCap {
                    text: "Ctrl ↵"
                }
                KeyCap {
                    text: "F8"
                }
            }
            Flow {
                width: parent.width
                spacing: Theme.space2

                ActionButton {
                    text: sheet.words.close
                    kind: "primary"
                    size: "main"
                    keys: "Ctrl Enter"
                }
                ActionButton {
                    text: sheet.words.close
                    kind: "primary"
                    size: "main"
                    progress: "sending"
                    progressText: sheet.words.sending
                }
                ActionButton {
                    text: sheet.words.close
                    kind: "primary"
                    size: "main"
                    keys: "Ctrl Enter"
                    progress: "recorded"
                    progressText: sheet.words.recorded
                }
                ActionButton {
                    text: sheet.words.close
                    kind: "primary"
                    size: "main"
                    enabled: false
                }
                ActionButton {
                    text: sheet.words.pause
                    keys: sheet.vi ? "Dấu cách" : "Space"
                }
                ActionButton {
                    text: sheet.words.withdraw
                    kind: "danger"
                }
                ActionButton {
                    text: sheet.words.end
                    kind: "quiet"
                }
                ActionButton {
                    text: sheet.words.pause
                    enabled: false
                }
                ActionButton {
                    text: sheet.words.add
                    sign: "plus"
                }
                ActionButton {
                    text: sheet.words.invite
                    size: "row"
                }
                ActionButton {
                    text: sheet.words.invite
                    size: "row"
                    progress: "sending"
                    progressText: sheet.words.sending
                }
                ActionButton {
                    text: sheet.words.invite
                    size: "row"
                    progress: "recorded"
                    progressText: sheet.words.recorded
                }
                ActionButton {
                    id: focused
                    text: sheet.words.invite
                    size: "row"
                    Component.onCompleted: forceActiveFocus(Qt.TabFocusReason)
                }
            }
            Refusal {
                width: parent.width
                text: sheet.words.refused
                actionText: sheet.words.open
                dismissText: "×"
            }
            Toast {
                text: sheet.words.ended
                actionText: sheet.words.undo
                keys: "Ctrl Z"
                running: false
            }
            Row {
                spacing: Theme.space4

                Repeater {
                    model: ["line", "accent", "gold", "ok", "danger", "lost"]

                    Panel {
                        id: panel
                        required property string modelData
                        width: 90
                        tone: modelData

                        AppText {
                            text: panel.modelData
                            size: Theme.sizeCaption
                        }
                    }
                }
            }
        }
        Column {
            width: parent.width * 0.5 - Theme.space5
            spacing: Theme.space4

            Row {
                spacing: Theme.space6

                Countdown {
                    remainingMs: 312000
                }
                Countdown {
                    remainingMs: 23000
                }
                Countdown {
                    remainingMs: -12000
                }
            }
            Bar {
                width: parent.width
                thickness: 28
                mark: 31 / 60
                gapColor: Theme.canvas
                ground: "transparent"
                parts: [
                    {"share": 52 / 60, "color": Theme.ballotFor, "dashed": false},
                    {"share": 3 / 60, "color": Theme.ballotAgainst, "dashed": false},
                    {"share": 2 / 60, "color": Theme.ballotAbstain, "dashed": false},
                    {"share": 3 / 60, "color": Theme.lineStrong, "dashed": true}
                ]
            }
            Bar {
                width: parent.width
                mark: 40 / 60
                parts: [{"share": 58 / 60, "color": Theme.ok, "dashed": false}]
            }
            SeatMap {
                width: parent.width
                height: 230
                inner: 4.17
                seatShare: 0.78
                seats: sheet.seats
            }
            Row {
                spacing: Theme.space3

                Repeater {
                    model: sheet.scenes

                    MiniScreen {
                        required property var modelData
                        width: 152
                        scene: modelData
                    }
                }
            }
            EmptyState {
                width: parent.width
                sign: "hand"
                title: sheet.words.nobody
                text: sheet.words.first
                actionText: sheet.words.add
            }
            Flow {
                width: parent.width
                spacing: 10

                Repeater {
                    model: Object.keys(SignPaths.paths)

                    Sign {
                        required property string modelData
                        name: modelData
                        size: 26
                    }
                }
            }
        }
    }
}
