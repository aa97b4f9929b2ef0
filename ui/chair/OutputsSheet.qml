pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import theme

// The pictures of the hall, each live and small; the chosen one is set up beside them.
Sheet {
    id: sheet

    required property var desk
    required property var screens
    readonly property var model: desk.outputs
    readonly property var view: model.view
    signal logoAsked

    objectName: "outputsSheet"
    heading: qsTrId("desktop.outputs.heading")
    sheetWidth: 1080
    sheetHeight: 720
    onOpened: model.watch(true)
    onClosed: model.watch(false)

    RefusalLine {
        Layout.fillWidth: true
        runner: sheet.desk.runner
        noun: "outputs"
    }
    RowLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
        spacing: 20

        ColumnLayout {
            Layout.preferredWidth: 400 * Theme.scale
            Layout.fillWidth: false
            Layout.fillHeight: true
            spacing: 10

            ListView {
                objectName: "outputRows"
                Layout.fillWidth: true
                Layout.fillHeight: true
                clip: true
                spacing: 6
                boundsBehavior: Flickable.StopAtBounds
                model: sheet.view.rows.length
                // One that was just added comes into sight.
                currentIndex: sheet.view.rows.findIndex(row => row.id === sheet.view.chosen)
                delegate: OutputRow {
                    required property int index

                    width: ListView.view.width
                    entry: sheet.view.rows[index] ?? ({})
                    place: sheet.screens?.states[entry.id] ?? ({})
                    chosen: entry.id === sheet.view.chosen
                    onClicked: sheet.model.choose(entry.id)
                }
            }
            RowLayout {
                ActButton {
                    objectName: "addOutput"
                    sign: "plus"
                    runner: sheet.desk.runner
                    place: "outputs.add"
                    text: qsTrId("desktop.outputs.add")
                    onClicked: sheet.model.add()
                }
                Item {
                    Layout.fillWidth: true
                }
                ActButton {
                    objectName: "logo"
                    tone: "link"
                    runner: sheet.desk.runner
                    place: "outputs.logo"
                    text: sheet.view.logo ? qsTrId("desktop.outputs.logo_remove") : qsTrId("desktop.outputs.logo")
                    onClicked: sheet.view.logo ? sheet.model.remove_logo() : sheet.logoAsked()
                }
            }
        }
        // With large type it is higher than a small screen.
        Flickable {
            id: scrolled

            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            contentHeight: settings.implicitHeight
            boundsBehavior: Flickable.StopAtBounds
            interactive: contentHeight > height
            ScrollBar.vertical: ScrollBar {
                policy: scrolled.interactive ? ScrollBar.AlwaysOn : ScrollBar.AlwaysOff
            }

            OutputSettings {
                id: settings

                width: parent.width - (scrolled.interactive ? 14 : 0)
                height: Math.max(implicitHeight, sheet.height - 140)
                desk: sheet.desk
                screens: sheet.screens
            }
        }
    }
}
