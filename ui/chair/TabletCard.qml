import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import controls
import theme

// In a rehearsal one seat is free: whoever scans the code takes part as that delegate. The card is there until the
// sitting opens, which needs the whole stage; later the code is found among those of all delegates.
Popup {
    id: card

    required property var desk
    readonly property var codes: desk.codes
    readonly property bool rehearsal: desk.window.view.rehearsal !== ""
    readonly property bool oneFree: rehearsal && codes.view.one_free
    readonly property bool begun: !["loading", "empty", "prepare"].includes(desk.stage.view.kind)
    property bool dismissed: false
    // A sheet that one works in is not covered: the card comes back when it has closed.
    property bool sheetOpen: false

    objectName: "tabletCard"
    width: 360
    padding: 16
    // Not Popup.CloseOnEscape: Qt would keep every key from the window behind for as long as the card stands.
    closePolicy: Popup.NoAutoClose
    visible: oneFree && !dismissed && !begun && !sheetOpen
    onBegunChanged: if (begun)
        dismissed = true
    onRehearsalChanged: if (rehearsal)
        codes.load()
    onClosed: if (oneFree && !sheetOpen)
        dismissed = true
    Component.onCompleted: if (rehearsal)
        codes.load()

    background: Rectangle {
        radius: Theme.radiusCard
        color: Theme.surface
        border.width: 2
        border.color: Theme.accent
    }
    contentItem: ColumnLayout {
        spacing: 8

        RowLayout {
            AppText {
                Layout.fillWidth: true
                wrapMode: Text.Wrap
                weight: Theme.weightMedium
                text: qsTrId("desktop.tablet.text").arg(card.codes.view.chosen_seat)
            }
            ActButton {
                Layout.alignment: Qt.AlignTop
                objectName: "closeTablet"
                small: true
                text: qsTrId("desktop.sheet.close")
                onClicked: card.dismissed = true
            }
        }
        JoinCard {
            Layout.fillWidth: true
            Layout.fillHeight: true
            codes: card.codes
            hallWords: card.desk.window.view.words
        }
    }
}
