pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import chair
import controls
import theme

// The pages of a version as the delegates get them, each with the way onto the screen.
Sheet {
    id: sheet

    required property var desk
    readonly property var inspector: desk.inspector
    property int number: 0

    objectName: "pagesSheet"
    heading: `${qsTrId("desktop.comparison.version").arg(number)} · ${inspector.view.title}`
    sheetWidth: 860
    sheetHeight: 1000
    onOpened: list.forceActiveFocus()

    RefusalLine {
        Layout.fillWidth: true
        runner: sheet.desk.runner
        noun: "inspector"
    }
    ListView {
        id: list

        objectName: "shelf"
        Layout.fillWidth: true
        Layout.fillHeight: true
        clip: true
        spacing: 16
        cacheBuffer: 400
        boundsBehavior: Flickable.StopAtBounds
        model: sheet.inspector.shelf
        ScrollBar.vertical: ScrollBar {}
        Keys.onPressed: event => {
            const steps = {[Qt.Key_PageDown]: height * 0.9, [Qt.Key_PageUp]: -height * 0.9, [Qt.Key_Down]: 60, [Qt.Key_Up]: -60};
            if (event.key in steps) {
                contentY = Math.max(originY, Math.min(originY + contentHeight - height, contentY + steps[event.key]));
                event.accepted = true;
            }
        }
        delegate: ColumnLayout {
            id: one

            required property int page
            required property string source

            width: list.width - 16
            spacing: 6
            Component.onCompleted: sheet.inspector.shelf.want(page)

            RowLayout {
                AppText {
                    Layout.fillWidth: true
                    text: qsTrId("desktop.inspector.page_of").arg(one.page).arg(list.count)
                    weight: Theme.weightMedium
                    soft: true
                }
                ActButton {
                    objectName: "projectPage"
                    visible: sheet.inspector.view.given && sheet.number === sheet.inspector.view.version
                    small: true
                    runner: sheet.desk.runner
                    place: "inspector.show"
                    text: qsTrId("desktop.inspector.show_page")
                    onClicked: sheet.inspector.show(one.page)
                }
            }
            PagePicture {
                Layout.fillWidth: true
                source: one.source
            }
        }
    }
}
