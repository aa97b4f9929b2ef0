import QtQuick
import QtQuick.Layouts
import controls
import theme

// A question that was asked: what stands in the record, and the way to set it right.
Rectangle {
    id: row

    required property string id
    required property string title
    required property string detail
    required property bool may_amend
    signal amendAsked

    height: body.implicitHeight + 20
    radius: 8
    color: Theme.canvas

    RowLayout {
        id: body

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: 10
        spacing: 8

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 4

            AppText {
                Layout.fillWidth: true
                text: row.title
                wrapMode: Text.Wrap
                maximumLineCount: 3
                elide: Text.ElideRight
                weight: Theme.weightMedium
            }
            AppText {
                Layout.fillWidth: true
                text: row.detail
                elide: Text.ElideRight
                size: Theme.sizeCaption
                color: Theme.textSoft
            }
        }
        ActButton {
            objectName: "amendQuestion"
            visible: row.may_amend
            small: true
            text: qsTrId("desktop.questions.edit")
            onClicked: row.amendAsked()
        }
    }
}
