pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import theme

// Where files are dropped, a card for each that is under way or needs somebody, and how the drop went.
Item {
    id: tray

    required property var desk
    required property bool dropping
    readonly property var view: desk.tray.view
    required property bool low
    readonly property int rowsShown: Math.min(low ? 1 : 2, Math.ceil(cards.count / cards.columns))
    signal fileAsked(string key)
    signal outcomesAsked
    signal filesAsked

    implicitHeight: column.implicitHeight + 14

    ColumnLayout {
        id: column

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: 28
        anchors.rightMargin: 28
        spacing: 8

        RowLayout {
            spacing: 12

            DropCard {
                id: card

                objectName: "dropCard"
                Layout.preferredWidth: cards.count ? Math.max(card.implicitWidth, Math.min(312 * Theme.scale, tray.width * 0.34)) : -1
                Layout.fillWidth: cards.count === 0
                Layout.preferredHeight: cards.count ? cards.height : (tray.low ? 64 : 76) * Theme.scale
                desk: tray.desk
                dropping: tray.dropping
                wide: cards.count === 0
                onPressed: tray.filesAsked()
            }
            GridView {
                id: cards

                readonly property int columns: Math.max(1, Math.min(count, Math.floor(width / (310 * Theme.scale)), 2))

                objectName: "trayCards"
                visible: count > 0
                Layout.fillWidth: true
                Layout.rightMargin: -12
                Layout.preferredHeight: tray.rowsShown * cellHeight - 8
                clip: true
                snapMode: GridView.SnapToRow
                boundsBehavior: Flickable.StopAtBounds
                cellWidth: Math.floor(width / columns)
                cellHeight: 104 * Theme.scale
                model: tray.desk.tray.rows
                delegate: TrayCard {
                    // Where windows are drawn without a graphics card, signs are not cut off at the edge of a list.
                    visible: y < cards.contentY + cards.height && y + height > cards.contentY
                    width: GridView.view.cellWidth - 12
                    height: GridView.view.cellHeight - 8
                    desk: tray.desk
                    onFileAsked: tray.fileAsked(id)
                }
                ScrollBar.vertical: ScrollBar {
                    policy: cards.contentHeight > cards.height + 12 ? ScrollBar.AlwaysOn : ScrollBar.AlwaysOff
                }
            }
        }
        TrayResult {
            Layout.fillWidth: true
            desk: tray.desk
            onOutcomesAsked: tray.outcomesAsked()
        }
    }
}
