import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import controls
import theme

// While the hall opens, and when it cannot: the sentence, and what can be done.
ApplicationWindow {
    id: window

    required property var start

    objectName: "startWindow"
    width: 640
    height: 300
    visible: true
    color: Theme.canvas
    title: qsTrId("desktop.window.title")
    onClosing: event => {
        event.accepted = false;
        window.start.quit();
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: 32
        spacing: 12

        AppText {
            text: window.start.failure === "" ? qsTrId("desktop.start.heading") : qsTrId("desktop.start.failed")
            size: Theme.sizeTitle
            weight: Theme.weightSemibold
        }
        AppText {
            Layout.fillWidth: true
            Layout.fillHeight: true
            objectName: "failure"
            verticalAlignment: Text.AlignTop
            wrapMode: Text.Wrap
            text: window.start.failure
            size: Theme.sizeStrong
            color: Theme.textSoft
        }
        RowLayout {
            visible: window.start.failure !== ""
            spacing: 12

            Item {
                Layout.fillWidth: true
            }
            ActButton {
                objectName: "quit"
                text: qsTrId("desktop.start.quit")
                onClicked: window.start.quit()
            }
            ActButton {
                objectName: "retry"
                tone: "main"
                text: qsTrId("desktop.start.retry")
                onClicked: window.start.retry()
            }
        }
    }
}
