import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import controls
import theme

// Prepare a ballot on the current item; nothing goes to the delegates before it is opened.
Sheet {
    id: sheet

    required property var desk

    objectName: "ballotSheet"
    heading: qsTrId("desktop.ballot.prepare")
    sheetHeight: 440
    onOpened: {
        question.text = sheet.desk.stage.view.title ?? "";
        question.forceActiveFocus();
    }

    AppText {
        Layout.fillWidth: true
        text: qsTrId("desktop.ballot.prepare_text")
        wrapMode: Text.WordWrap
        color: Theme.textSoft
    }
    AppText {
        text: qsTrId("desktop.ballot.question")
        weight: Theme.weightMedium
    }
    ScrollView {
        Layout.fillWidth: true
        Layout.fillHeight: true

        TextArea {
            id: question

            objectName: "question"
            verticalAlignment: TextArea.AlignTop
            wrapMode: TextArea.WordWrap
            font.family: Theme.family
            font.pixelSize: 16
            color: Theme.text
            Accessible.name: qsTrId("desktop.ballot.question")
            background: Rectangle {
                radius: 8
                color: Theme.canvas
                border.width: question.activeFocus ? 2 : 1
                border.color: question.activeFocus ? Theme.accent : Theme.lineStrong
            }
        }
    }
    RowLayout {
        spacing: 12

        AppText {
            text: qsTrId("desktop.ballot.majority")
            weight: Theme.weightMedium
        }
        Choice {
            id: majority

            Layout.fillWidth: true
            objectName: "majority"
            textRole: "text"
            valueRole: "id"
            model: [
                {
                    "id": "half",
                    "text": qsTrId("desktop.ballot.half")
                },
                {
                    "id": "two_thirds",
                    "text": qsTrId("desktop.ballot.two_thirds")
                },
                {
                    "id": "half_present",
                    "text": qsTrId("desktop.ballot.half_present")
                }
            ]
        }
        AppText {
            text: qsTrId("desktop.ballot.duration")
            weight: Theme.weightMedium
        }
        Choice {
            id: duration

            objectName: "duration"
            currentIndex: 2
            textRole: "text"
            valueRole: "seconds"
            model: [0, 30, 60, 120, 300].map(seconds => ({
                        "seconds": seconds,
                        "text": seconds === 0 ? qsTrId("desktop.ballot.by_hand") : qsTrId("desktop.ballot.seconds").arg(seconds)
                    }))
        }
    }
    ActButton {
        Layout.alignment: Qt.AlignRight
        objectName: "prepare"
        tone: "main"
        enabled: question.text.trim() !== ""
        text: qsTrId("desktop.ballot.prepare")
        onClicked: {
            sheet.desk.ballot.prepare(question.text.trim(), majority.currentValue, duration.currentValue);
            sheet.close();
        }
    }
}
