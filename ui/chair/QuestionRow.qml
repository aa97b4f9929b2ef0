import QtQuick
import QtQuick.Layouts
import controls
import theme

// One question in the group's table, or the table's head.
Item {
    id: row

    required property var table
    required property int number
    required property string name
    required property string subject
    required property string answer
    required property string debate
    required property string standing
    property bool heading: false
    readonly property bool current: standing === "current"
    readonly property color ink: heading || standing === "waiting" ? Theme.textSoft : Theme.text
    readonly property int weight: heading ? Theme.weightMedium : current ? Theme.weightSemibold : Theme.weightRegular
    readonly property real type: heading ? Theme.sizeCaption : Theme.sizeBody

    // The software renderer does not clip a drawn sign: in a row that is half outside it is left out.
    readonly property var list: ListView.view
    readonly property bool whole: !list || (y >= list.contentY - 1 && y + height <= list.contentY + list.height + 1)

    implicitHeight: heading ? 28 * Theme.scale : table.rowHeight
    Accessible.role: Accessible.Row
    Accessible.name: [number || "", name, subject, answer, debate].filter(part => part !== "").join(", ")

    Rectangle {
        anchors.fill: parent
        color: row.current ? Theme.goldSoft : "transparent"
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.line
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: 20
        anchors.rightMargin: 20
        spacing: 12

        RowLayout {
            Layout.fillWidth: false
            Layout.preferredWidth: 44 * Theme.scale
            Layout.minimumWidth: 44 * Theme.scale
            Layout.maximumWidth: 44 * Theme.scale
            spacing: 4

            Sign {
                opacity: row.standing === "done" && row.whole ? 1 : 0
                name: "check"
                size: 14
                stroke: 2.4
                color: Theme.ok
            }
            AppText {
                Layout.fillWidth: true
                text: row.number || ""
                size: row.type
                weight: row.weight
                color: row.ink
            }
        }
        AppText {
            Layout.preferredWidth: row.table.nameWidth
            Layout.maximumWidth: row.table.nameWidth
            text: row.name
            elide: Text.ElideRight
            size: row.type
            weight: row.weight
            color: row.ink
        }
        AppText {
            Layout.fillWidth: true
            text: row.subject
            elide: Text.ElideRight
            size: row.type
            weight: row.weight
            color: row.ink
        }
        AppText {
            Layout.preferredWidth: row.table.answerWidth
            Layout.maximumWidth: row.table.answerWidth
            text: row.answer
            elide: Text.ElideRight
            size: row.type
            weight: row.weight
            color: row.ink
        }
        AppText {
            Layout.preferredWidth: row.table.debateWidth
            Layout.maximumWidth: row.table.debateWidth
            text: row.debate
            elide: Text.ElideRight
            size: row.type
            weight: row.weight
            color: row.ink
        }
    }
}
