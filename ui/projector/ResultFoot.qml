import QtQuick
import theme

// Under every result: what stays to be said of it, its check code, and the page of a list.
Item {
    id: foot

    required property var part
    required property real u
    property string before: ""
    property string pageLabel: ""
    property int page: 0
    property int pages: 1
    readonly property real room: width - right.width - 3 * u

    implicitHeight: Math.max(note.visible ? note.height : 0, right.width > 0 ? right.height : 0)

    ScreenText {
        id: note
        visible: text !== ""
        width: foot.room
        // A number stays with its word, and no line begins with the dot between them.
        text: [foot.before.replace(/ (\d|·)/g, "\u00a0$1"), foot.part.pending_text || foot.part.note].filter(part => part).join("\n")
        size: 3.2 * foot.u
        leading: 1.35
        weight: foot.part.pending_text ? Theme.weightSemibold : Theme.weightMedium
        soft: true
    }
    Row {
        id: right
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        spacing: 3 * foot.u

        ScreenText {
            visible: text !== ""
            text: foot.part.code_text || ""
            size: 3.2 * foot.u
            leading: 1.35
            weight: Theme.weightSemibold
            soft: true
            wrapMode: Text.NoWrap
        }
        PageMark {
            leading: 1.35
            size: 3.2 * foot.u
            label: foot.pageLabel
            page: foot.page
            pages: foot.pages
            u: foot.u
        }
    }
}
