import QtQuick
import QtQuick.Layouts
import controls
import theme

// A seat, a name, and a word about it.
Item {
    id: row

    required property string seat
    required property string name
    property string note: ""

    implicitHeight: Math.max(31 * Theme.scale, line.implicitHeight + 8)
    Accessible.role: Accessible.ListItem
    Accessible.name: `${seat} ${name} ${note}`

    Rectangle {
        x: 18
        width: parent.width - 36
        height: 1
        color: Theme.line
    }
    RowLayout {
        id: line

        anchors.fill: parent
        anchors.leftMargin: 18
        anchors.rightMargin: 18
        spacing: 8

        AppText {
            Layout.preferredWidth: 32 * Theme.scale
            visible: row.seat !== ""
            text: row.seat
            size: Theme.sizeCaption
            weight: Theme.weightSemibold
            color: Theme.textSoft
        }
        AppText {
            Layout.fillWidth: true
            text: row.name
            wrapMode: Text.Wrap
        }
        AppText {
            text: row.note
            size: Theme.sizeCaption
            color: Theme.textSoft
        }
    }
}
