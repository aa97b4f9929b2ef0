import QtQuick
import QtQuick.Layouts
import controls
import theme

// One question in the group's table, or the table's head. What was asked is amended by a press.
Item {
    id: row

    required property var table
    required property string question_id
    required property int number
    required property string name
    required property string subject
    required property string answer
    required property string debate
    required property string standing
    property int index: -1
    property bool heading: false
    property bool marked: false
    readonly property bool current: standing === "current"
    readonly property bool amendable: question_id !== ""
    readonly property color ink: heading || standing === "waiting" ? Theme.textSoft : Theme.text
    readonly property int weight: heading ? Theme.weightMedium : current ? Theme.weightSemibold : Theme.weightRegular
    readonly property real type: heading ? Theme.sizeCaption : Theme.sizeBody
    signal amendAsked

    // The software renderer does not clip a drawn sign: in a row that is half outside it is left out.
    readonly property var list: ListView.view
    readonly property bool whole: !list || (y >= list.contentY - 1 && y + height <= list.contentY + list.height + 1)

    implicitHeight: heading ? 24 * Theme.scale : table.rowHeight
    Accessible.role: amendable ? Accessible.Button : Accessible.Row
    Accessible.name: [number || "", name, subject, answer, debate].filter(part => part !== "").join(", ")
    Accessible.description: amendable ? qsTrId("desktop.questions.amend") : ""
    Accessible.onPressAction: if (amendable)
        row.amendAsked()

    Rectangle {
        anchors.fill: parent
        color: row.current ? Theme.goldSoft : hover.hovered ? Theme.accentSoft : "transparent"
        border.width: row.marked ? 2 : 0
        border.color: Theme.accent
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.line
    }
    HoverHandler {
        id: hover

        enabled: row.amendable
        cursorShape: Qt.PointingHandCursor
    }
    TapHandler {
        enabled: row.amendable
        onTapped: row.amendAsked()
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: row.table.side
        anchors.rightMargin: row.table.side
        spacing: 12

        RowLayout {
            Layout.fillWidth: false
            Layout.preferredWidth: 34 * Theme.scale
            Layout.minimumWidth: 34 * Theme.scale
            Layout.maximumWidth: 34 * Theme.scale
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
            objectName: row.heading ? "subjectHead" : "rowSubject"
            Layout.fillWidth: true
            text: row.subject
            wrapMode: Text.Wrap
            maximumLineCount: row.table.tight ? 1 : 2
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
