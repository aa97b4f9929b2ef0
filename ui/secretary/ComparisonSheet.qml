import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import chair
import controls
import theme

// Two versions side by side, from one change to the next; N and P walk, the arrows scroll.
Sheet {
    id: sheet

    required property var desk
    readonly property var comparison: desk.comparison
    readonly property var view: comparison.view
    readonly property bool ready: view.state === "ready"
    // Changes whenever another place is to be looked at.
    readonly property string stop: ready ? `${view.at} ${view.old_number} ${view.new_number} ${view.top}` : ""

    function scroll(to: real) {
        body.contentY = Math.max(0, Math.min(body.contentHeight - body.height, to));
    }

    objectName: "comparisonSheet"
    heading: view.title ? `${qsTrId("desktop.comparison.heading")} · ${view.title}` : qsTrId("desktop.comparison.heading")
    sheetWidth: 1560
    sheetHeight: 1040
    onStopChanged: sheet.scroll(30 + (view.top || 0) * sides.pageHeight - body.height * 0.25)
    onClosed: comparison.close()
    onOpened: body.forceActiveFocus()

    ComparisonHead {
        Layout.fillWidth: true
        comparison: sheet.comparison
        documentId: sheet.desk.inspector.document_id
    }
    AppText {
        objectName: "comparisonReason"
        Layout.fillWidth: true
        visible: text !== ""
        wrapMode: Text.Wrap
        size: Theme.sizeCaption
        soft: true
        text: sheet.view.reason ? qsTrId("desktop.comparison.reason").arg(sheet.view.reason) : ""
    }
    Refusal {
        objectName: "comparisonRefusal"
        Layout.fillWidth: true
        text: sheet.view.refusal || ""
        actionText: qsTrId("desktop.comparison.again")
        onActed: sheet.comparison.again()
    }
    AppText {
        objectName: "comparisonSame"
        Layout.fillWidth: true
        Layout.fillHeight: true
        visible: sheet.view.state === "same" || sheet.view.state === "loading"
        verticalAlignment: Text.AlignVCenter
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
        soft: true
        text: sheet.view.state === "same" ? sheet.view.summary : qsTrId("desktop.comparison.loading")
    }
    RowLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
        visible: sheet.ready
        spacing: 12

        ComparisonPages {
            objectName: "comparisonPages"
            Layout.preferredWidth: 190 * Theme.scale
            Layout.fillHeight: true
            comparison: sheet.comparison
        }
        ColumnLayout {
            spacing: 8

            Flickable {
                id: body

                objectName: "comparisonBody"
                Layout.fillWidth: true
                Layout.fillHeight: true
                clip: true
                contentHeight: sides.height
                boundsBehavior: Flickable.StopAtBounds
                ScrollBar.vertical: ScrollBar {}
                Keys.onUpPressed: sheet.scroll(contentY - 60)
                Keys.onDownPressed: sheet.scroll(contentY + 60)
                Keys.onPressed: event => {
                    event.accepted = event.key === Qt.Key_PageDown || event.key === Qt.Key_PageUp;
                    if (event.accepted)
                        sheet.scroll(contentY + (event.key === Qt.Key_PageDown ? 0.9 : -0.9) * height);
                }

                Row {
                    id: sides

                    readonly property real pageHeight: Math.max(before.height, after.height) - 30
                    readonly property real sideWidth: (body.width - spacing - 14) / 2

                    spacing: 12

                    ComparedPage {
                        id: before

                        objectName: "oldPage"
                        width: sides.sideWidth
                        height: implicitHeight
                        removed: true
                        heading: [sheet.view.old_text, sheet.view.old_page].filter(part => part).join(" · ")
                        source: sheet.view.old_source || ""
                        marks: sheet.view.old_marks || []
                        onlyAreas: sheet.view.only_areas === true
                        nothing: sheet.view.kind === "added" ? qsTrId("desktop.comparison.not_here").arg(sheet.view.old_text) : ""
                    }
                    ComparedPage {
                        id: after

                        objectName: "newPage"
                        width: sides.sideWidth
                        height: implicitHeight
                        heading: [sheet.view.new_text, sheet.view.new_page].filter(part => part).join(" · ")
                        source: sheet.view.new_source || ""
                        marks: sheet.view.new_marks || []
                        onlyAreas: sheet.view.only_areas === true
                        nothing: sheet.view.kind === "removed" ? qsTrId("desktop.comparison.not_here").arg(sheet.view.new_text) : ""
                    }
                }
            }
            ComparedWords {
                Layout.fillWidth: true
                view: sheet.view
            }
        }
    }
    Shortcut {
        sequences: ["N", "Right"]
        enabled: sheet.opened
        onActivated: sheet.comparison.on()
    }
    Shortcut {
        sequences: ["P", "Left"]
        enabled: sheet.opened
        onActivated: sheet.comparison.back()
    }
}
