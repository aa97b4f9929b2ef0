import QtQuick
import QtQuick.Layouts
import controls
import theme

// An answer that is owed: promised for a day, or not yet; recorded when it has come in.
Rectangle {
    id: row

    required property var desk
    required property string id
    required property string title
    required property string detail
    required property bool promised
    required property bool overdue
    readonly property var questions: desk.questions
    readonly property bool asking: questions.view.asking === id

    implicitHeight: body.implicitHeight + 20
    height: implicitHeight
    radius: 8
    color: Theme.canvas

    ColumnLayout {
        id: body

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: 10
        spacing: 4

        AppText {
            Layout.fillWidth: true
            text: row.title
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
            weight: Theme.weightMedium
        }
        AppText {
            Layout.fillWidth: true
            text: row.detail
            elide: Text.ElideRight
            size: Theme.sizeCaption
            color: row.overdue ? Theme.danger : Theme.textSoft
        }
        DayRow {
            Layout.fillWidth: true
            visible: row.asking
            days: row.questions.view.days
            onChosen: typed => row.questions.set_day(typed)
        }
        RowLayout {
            spacing: 8

            EntryField {
                id: note

                Layout.fillWidth: true
                objectName: "answerNote"
                implicitHeight: 32 * Theme.scale
                visible: !row.asking
                maximumLength: 500
                placeholderText: qsTrId("desktop.questions.note")
            }
            Item {
                Layout.fillWidth: true
                visible: row.asking
            }
            ActButton {
                objectName: "askDay"
                small: true
                visible: !row.questions.view.closed
                text: row.asking ? qsTrId("desktop.step.back") : row.promised ? qsTrId("desktop.questions.change_day") : qsTrId("desktop.questions.promise")
                onClicked: row.questions.ask_day(row.id)
            }
            ActButton {
                objectName: "promise"
                small: true
                visible: row.asking
                tone: "main"
                runner: row.desk.runner
                place: "questions.promise"
                text: qsTrId("desktop.questions.record")
                onClicked: row.questions.promise(row.id)
            }
            ActButton {
                objectName: "received"
                small: true
                visible: !row.asking
                runner: row.desk.runner
                place: "questions.received"
                text: qsTrId("desktop.questions.received")
                onClicked: row.questions.received(row.id, note.text)
            }
        }
        // Or it does not hold any more.
        RowLayout {
            spacing: 8
            visible: row.asking && row.promised

            EntryField {
                id: reason

                Layout.fillWidth: true
                objectName: "withdrawReason"
                implicitHeight: 32 * Theme.scale
                maximumLength: 500
                placeholderText: qsTrId("desktop.questions.withdraw_reason")
                onVisibleChanged: text = ""
            }
            ActButton {
                objectName: "withdrawPromise"
                small: true
                tone: "danger"
                runner: row.desk.runner
                place: "questions.withdraw"
                enabled: usable && reason.text.trim() !== ""
                text: qsTrId("desktop.questions.withdraw")
                onClicked: row.questions.withdraw(row.id, reason.text)
            }
        }
    }
}
