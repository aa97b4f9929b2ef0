import QtQuick
import QtQuick.Layouts
import controls
import theme

// One delegate's way in: the QR code, the link, six digits, and the hall's three words.
Rectangle {
    id: card

    required property var codes
    required property string hallWords
    readonly property var view: codes.view

    radius: 12
    color: Theme.canvas
    border.color: Theme.line

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: 12
        spacing: 6

        AppText {
            Layout.fillWidth: true
            text: `${card.view.chosen_seat}  ${card.view.chosen_name}`
            size: Theme.sizeStrong
            elide: Text.ElideRight
            weight: Theme.weightSemibold
        }
        Image {
            objectName: "qr"
            Layout.alignment: Qt.AlignHCenter
            Layout.fillHeight: true
            Layout.preferredWidth: height
            Layout.minimumHeight: 120
            Layout.maximumHeight: 260
            visible: !card.view.chosen_used
            sourceSize.width: 520
            sourceSize.height: 520
            fillMode: Image.PreserveAspectFit
            source: card.view.chosen_qr
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTrId("desktop.codes.scan")
        }
        AppText {
            Layout.fillWidth: true
            wrapMode: Text.Wrap
            size: Theme.sizeCaption
            color: card.view.chosen_used ? Theme.gold : Theme.textSoft
            text: card.view.chosen_used ? qsTrId("desktop.codes.was_used") : qsTrId("desktop.codes.scan")
        }
        TextEdit {
            objectName: "joinLink"
            Layout.fillWidth: true
            visible: !card.view.chosen_used
            readOnly: true
            selectByMouse: true
            wrapMode: TextEdit.WrapAnywhere
            color: Theme.accent
            font.family: Theme.family
            font.pixelSize: 12
            text: card.view.chosen_link
        }
        RowLayout {
            visible: !card.view.chosen_used
            spacing: 10

            AppText {
                text: qsTrId("desktop.codes.or_code")
                size: Theme.sizeCaption
                color: Theme.textSoft
            }
            AppText {
                objectName: "joinCode"
                text: card.view.chosen_code
                size: 24
                weight: Theme.weightSemibold
            }
        }
        RowLayout {
            spacing: 10

            AppText {
                text: qsTrId("desktop.codes.words")
                size: Theme.sizeCaption
                color: Theme.textSoft
            }
            AppText {
                Layout.fillWidth: true
                text: card.hallWords
                weight: Theme.weightSemibold
                elide: Text.ElideRight
            }
        }
    }
}
