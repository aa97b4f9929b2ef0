import QtQuick
import QtQuick.Layouts
import chair
import controls
import theme

// What a package holds and who made it, before its papers are taken in; then how far that has come.
Rectangle {
    id: question

    required property var desk
    readonly property var view: desk.packages.view

    visible: view.text !== ""
    Layout.bottomMargin: visible ? 12 : 0
    implicitHeight: row.implicitHeight + 24
    color: Theme.accentSoft
    Accessible.role: Accessible.AlertMessage
    Accessible.name: view.text

    RowLayout {
        id: row

        anchors.verticalCenter: parent.verticalCenter
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: 28
        anchors.rightMargin: 28
        spacing: 12

        AppText {
            objectName: "packageText"
            Layout.fillWidth: true
            text: question.view.text
            wrapMode: Text.Wrap
            weight: Theme.weightMedium
        }
        ActionButton {
            objectName: "closePackage"
            visible: !question.view.busy
            text: question.view.asking ? qsTrId("desktop.papers.cancel") : qsTrId("desktop.sheet.close")
            onClicked: question.desk.packages.cancel()
        }
        ActButton {
            objectName: "takePackage"
            visible: question.view.asking
            tone: "main"
            enabled: question.desk.runner.live
            text: question.view.own ? qsTrId("desktop.package.take") : qsTrId("desktop.package.take_foreign")
            onClicked: question.desk.packages.take()
        }
    }
}
