pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// What the paper is, its full title, and what is out of the ordinary about it.
ColumnLayout {
    id: head

    required property var view

    Layout.fillWidth: true
    spacing: 2

    AppText {
        objectName: "paperCaption"
        Layout.fillWidth: true
        wrapMode: Text.Wrap
        text: head.view.caption || ""
        size: Theme.sizeCaption
        soft: true
    }
    AppText {
        objectName: "paperHeading"
        Layout.fillWidth: true
        wrapMode: Text.Wrap
        text: head.view.title
        size: text.length > 140 ? Theme.sizeBody : Theme.sizeStrong
        weight: Theme.weightSemibold
    }
    Flow {
        Layout.fillWidth: true
        Layout.topMargin: 4
        visible: signs.count > 0
        spacing: 6

        Repeater {
            id: signs

            model: head.view.signs ? head.view.signs.length : 0

            Chip {
                required property int index
                readonly property var one: head.view.signs[index] || ({"text": "", "tone": "line"})

                objectName: "paperSign"
                text: one.text
                tone: one.tone
            }
        }
    }
    AppText {
        objectName: "recalledText"
        Layout.fillWidth: true
        visible: text !== ""
        wrapMode: Text.Wrap
        text: head.view.recalled_text || ""
        color: Theme.danger
    }
}
