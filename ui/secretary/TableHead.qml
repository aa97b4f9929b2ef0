import QtQuick
import theme

// The names of the columns.
Rectangle {
    id: head

    required property PaperColumns columns

    implicitHeight: 34 * Theme.scale
    color: Theme.surface

    Row {
        x: head.columns.left
        height: parent.height
        spacing: head.columns.gap

        HeadCell {
            width: head.columns.title
            text: qsTrId("desktop.papers.column_title")
        }
        HeadCell {
            width: head.columns.version
            text: qsTrId("desktop.papers.column_version")
        }
        HeadCell {
            visible: !head.columns.narrow
            width: head.columns.audience
            text: qsTrId("desktop.papers.column_audience")
        }
        HeadCell {
            width: head.columns.pages
            horizontalAlignment: Text.AlignRight
            text: qsTrId("desktop.papers.column_pages")
        }
        HeadCell {
            width: head.columns.meter
            text: qsTrId("desktop.papers.column_received")
        }
        HeadCell {
            width: head.columns.meter
            text: qsTrId("desktop.papers.column_opened")
        }
        HeadCell {
            width: head.columns.standing
            text: qsTrId("desktop.papers.column_state")
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.line
    }
}
