import QtQuick
import controls
import theme

// One paper: what it is, for whom, who has it, who has opened it, and how it stands.
Rectangle {
    id: row

    required property var desk
    required property PaperColumns columns
    required property int index
    required property string id
    required property string title
    required property int version
    required property string audience
    required property int pages
    required property int received
    required property int opened
    required property int of_total
    required property bool given
    required property string standing
    required property string state_text
    required property bool late
    required property string kind_text
    required property bool scanned
    readonly property bool chosen: desk.papers.selected_id === id
    readonly property bool gone: standing === "recalled"
    readonly property bool read: given && !gone && of_total > 0
    signal touched
    signal edited

    function edit() {
        name.editing = true;
    }

    objectName: "paperRow"
    implicitHeight: Math.max(36 * Theme.scale, name.implicitHeight + 16)
    color: chosen ? Theme.accentSoft : hover.hovered ? Theme.canvas : Theme.surface
    Accessible.role: Accessible.Row
    Accessible.name: [title, kind_text, audience, state_text, given ? qsTrId("desktop.papers.spoken").arg(received).arg(opened).arg(of_total) : ""].filter(part => part !== "").join(", ")
    Accessible.selected: chosen

    HoverHandler {
        id: hover
    }
    TapHandler {
        onTapped: row.touched()
        onDoubleTapped: {
            row.touched();
            if (row.desk.runner.live)
                row.edit();
        }
    }
    Rectangle {
        visible: row.chosen
        width: 3
        height: parent.height
        color: Theme.accent
    }
    Row {
        x: row.columns.left
        height: parent.height
        spacing: row.columns.gap

        PaperTitle {
            id: name

            anchors.verticalCenter: parent.verticalCenter
            width: row.columns.title
            desk: row.desk
            paper: row.id
            text: row.title
            faded: row.gone
            onEdited: row.edited()
        }
        Item {
            width: row.columns.version
            height: parent.height

            AppText {
                anchors.verticalCenter: parent.verticalCenter
                visible: row.version === 1
                text: row.version
                soft: row.gone
            }
            Chip {
                anchors.verticalCenter: parent.verticalCenter
                text: row.version > 1 ? qsTrId("desktop.papers.version").arg(row.version) : ""
                tone: "gold"
            }
        }
        AppText {
            anchors.verticalCenter: parent.verticalCenter
            visible: !row.columns.narrow
            width: row.columns.audience
            text: row.audience
            elide: Text.ElideRight
            soft: true
        }
        AppText {
            anchors.verticalCenter: parent.verticalCenter
            width: row.columns.pages
            horizontalAlignment: Text.AlignRight
            text: row.pages
            soft: row.gone
        }
        AppText {
            anchors.verticalCenter: parent.verticalCenter
            visible: !row.read
            width: row.columns.meter * 2 + row.columns.gap
            text: row.given ? "–" : qsTrId("desktop.papers.not_given")
            soft: true
        }
        Meter {
            anchors.verticalCenter: parent.verticalCenter
            visible: row.read
            width: row.columns.meter
            count: row.received
            of_total: row.of_total
            full: Theme.ok
        }
        Meter {
            anchors.verticalCenter: parent.verticalCenter
            visible: row.read
            width: row.columns.meter
            count: row.opened
            of_total: row.of_total
        }
        PaperState {
            anchors.verticalCenter: parent.verticalCenter
            width: row.columns.standing
            standing: row.standing
            text: row.state_text
            late: row.late
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.line
    }
}
