import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import controls
import theme

// A sheet over the window for what is needed now and then; Escape closes it.
Popup {
    id: sheet

    required property string heading
    default property alias content: column.data
    property real sheetWidth: 720
    property real sheetHeight: 560

    parent: Overlay.overlay
    anchors.centerIn: parent
    // As large as its type asks for, and never larger than the window.
    width: Math.min(parent ? parent.width - 48 : sheetWidth, sheetWidth * Theme.scale)
    height: Math.min(parent ? parent.height - 48 : sheetHeight, sheetHeight * Theme.scale)
    padding: 20
    modal: true
    focus: true
    closePolicy: Popup.CloseOnEscape | Popup.CloseOnPressOutside
    // "Find or do" that closes meanwhile gives the keyboard back to the window: without it Escape would not close.
    onOpened: if (!activeFocus)
        forceActiveFocus()

    background: Rectangle {
        radius: 20
        color: Theme.surface
        border.color: Theme.line
    }
    Overlay.modal: Rectangle {
        color: Qt.alpha(Theme.projectorCanvas, Theme.dark ? 0.65 : 0.35)
    }
    contentItem: ColumnLayout {
        id: column

        spacing: 12

        RowLayout {
            AppText {
                Layout.fillWidth: true
                text: sheet.heading
                size: Theme.sizeTitle
                wrapMode: Text.WordWrap
                maximumLineCount: 2
                elide: Text.ElideRight
                weight: Theme.weightSemibold
            }
            ActButton {
                objectName: "closeSheet"
                small: true
                text: qsTrId("desktop.sheet.close")
                keys: "Esc"
                onClicked: sheet.close()
            }
        }
    }
}
