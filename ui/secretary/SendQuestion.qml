import QtQuick
import QtQuick.Layouts
import chair
import controls
import theme

// Sending asks once more, in place, and says what will happen.
Rectangle {
    id: question

    required property var desk
    readonly property var view: desk.papers.view

    visible: view.asking
    Layout.bottomMargin: visible ? 12 : 0
    implicitHeight: row.implicitHeight + 24
    color: Theme.accentSoft
    Accessible.role: Accessible.AlertMessage
    Accessible.name: view.send_question

    RowLayout {
        id: row

        anchors.verticalCenter: parent.verticalCenter
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: 28
        anchors.rightMargin: 28
        spacing: 12

        AppText {
            objectName: "sendQuestion"
            Layout.fillWidth: true
            text: question.view.send_question
            wrapMode: Text.Wrap
            weight: Theme.weightMedium
        }
        ActionButton {
            objectName: "cancelSend"
            text: qsTrId("desktop.papers.cancel")
            onClicked: question.desk.papers.cancel_send()
        }
        ActButton {
            objectName: "confirmSend"
            tone: "main"
            runner: question.desk.runner
            place: "papers.send"
            text: qsTrId("desktop.papers.send_now")
            onClicked: question.desk.papers.send()
        }
    }
}
