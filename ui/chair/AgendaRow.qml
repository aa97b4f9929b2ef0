import QtQuick
import QtQuick.Layouts
import controls
import theme

// One item of the agenda: a node on the line, its title and time, and the bar while it runs.
Item {
    id: row

    objectName: "agendaRow"

    required property int index
    required property int number
    required property string title
    required property string time_text
    required property string standing
    required property string detail
    required property real progress
    required property bool over
    required property string item_id
    required property string acts
    property bool narrow: false
    property bool roomy: false
    // Whether another item can be begun now; the next one has its own button.
    property bool mayChoose: false
    readonly property bool choosable: mayChoose && item_id !== "" && standing !== "next"
    readonly property bool first: index === 0
    readonly property bool last: index === ListView.view.count - 1
    readonly property bool isNow: standing === "current" || standing === "next"
    readonly property bool isDone: standing === "done"
    readonly property bool isFold: standing === "fold"

    implicitHeight: body.implicitHeight + (isNow ? 30 : 15)
    Accessible.role: choosable ? Accessible.Button : Accessible.ListItem
    Accessible.name: `${number > 0 ? number + ". " : ""}${title}, ${time_text} ${detail}`
    Accessible.description: choosable ? qsTrId("desktop.agenda.go_to") : ""
    Accessible.onPressAction: row.choosable && row.chosen()

    signal chosen
    signal actsAsked

    HoverHandler {
        id: hover

        cursorShape: row.choosable ? Qt.PointingHandCursor : Qt.ArrowCursor
    }
    TapHandler {
        enabled: row.choosable
        onTapped: row.chosen()
    }
    TapHandler {
        acceptedButtons: Qt.RightButton
        enabled: row.acts !== ""
        onTapped: row.actsAsked()
    }
    Rectangle {
        visible: hover.hovered && row.choosable
        anchors.fill: parent
        anchors.leftMargin: 8
        anchors.rightMargin: 8
        radius: 10
        color: "transparent"
        border.width: 1
        border.color: Theme.lineStrong
    }

    Rectangle {
        visible: row.isNow
        anchors.fill: parent
        anchors.margins: 4
        anchors.leftMargin: 8
        anchors.rightMargin: 8
        radius: 10
        color: Theme.accentSoft
    }
    Rectangle {
        x: 29
        y: row.first ? 18 : 0
        width: 2
        height: row.last ? 18 - y : parent.height - y
        color: row.isDone ? Theme.ok : Theme.line
    }
    Rectangle {
        id: node

        x: row.isFold ? 25 : 18
        y: (row.isNow ? 14 : 7) + (row.isFold ? 6 : 0)
        width: row.isFold ? 10 : 24
        height: width
        radius: width / 2
        color: row.isDone ? Theme.okSoft : row.standing === "current" ? Theme.accent : Theme.surface
        border.width: 1.5
        border.color: row.isDone ? Theme.ok : row.isNow ? Theme.accent : Theme.lineStrong

        Sign {
            anchors.centerIn: parent
            // Drawn without a graphics card, a path that is scrolled quite out of the list is not cut off at its edge.
            visible: row.isDone && row.y + node.y + node.height > row.ListView.view.contentY
            size: 14
            stroke: 2.4
            name: "check"
            color: Theme.ok
        }
        AppText {
            anchors.centerIn: parent
            visible: !row.isDone && !row.isFold
            size: Theme.sizeCaption
            weight: Theme.weightSemibold
            color: row.standing === "current" ? Theme.textOnAccent : row.isNow ? Theme.accent : Theme.textSoft
            text: row.number
        }
    }
    GridLayout {
        id: body

        x: 52
        y: row.isNow ? 13 : 6
        width: parent.width - x - 16
        columns: row.narrow ? 1 : 2
        columnSpacing: 10
        rowSpacing: 0

        AppText {
            id: title

            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            text: row.title
            wrapMode: Text.Wrap
            // What is done has its real times below; in a low window the whole title is in the tip.
            maximumLineCount: row.isDone && row.detail !== "" ? (row.roomy ? 2 : 1) : 6
            elide: Text.ElideRight
            weight: row.isDone ? Theme.weightRegular : row.isNow ? Theme.weightSemibold : Theme.weightMedium
            color: row.isDone || row.standing === "deferred" ? Theme.textSoft : Theme.text
        }
        AppText {
            id: time

            Layout.alignment: Qt.AlignTop
            text: row.time_text
            visible: text !== ""
            opacity: !row.narrow && more.visible && more.opacity > 0 ? 0 : 1
            size: Theme.sizeCaption
            leading: 1.75
            weight: row.isNow ? Theme.weightSemibold : Theme.weightRegular
            color: row.isNow ? Theme.text : Theme.textSoft
        }
        AppText {
            Layout.fillWidth: true
            Layout.columnSpan: row.narrow ? 1 : 2
            visible: text !== ""
            text: row.detail
            wrapMode: Text.Wrap
            maximumLineCount: row.isDone ? 1 : 2
            elide: Text.ElideRight
            size: Theme.sizeCaption
            color: row.over ? Theme.gold : Theme.textSoft
        }
        Meter {
            Layout.fillWidth: true
            Layout.columnSpan: row.narrow ? 1 : 2
            Layout.topMargin: 6
            visible: row.progress >= 0
            value: row.progress
            tone: row.over ? Theme.gold : Theme.accent
            color: Theme.surface
        }
    }
    Tip {
        visible: hover.hovered && title.truncated
        text: row.title
    }
    // Over the time, or beside it where that stands below the title; only while one points at the row or has come
    // here by the keyboard.
    ActButton {
        id: more

        objectName: `itemActs-${row.acts}`
        anchors.right: parent.right
        anchors.rightMargin: 12
        y: row.narrow && time.visible ? body.y + time.y + (time.height - height) / 2 : row.isNow ? 10 : 3
        width: 28 * Theme.scale
        implicitHeight: 28 * Theme.scale
        small: true
        horizontalPadding: 2
        opacity: hover.hovered || activeFocus ? 1 : 0
        visible: row.acts !== ""
        sign: "more"
        text: ""
        Accessible.name: qsTrId("desktop.agenda.acts")
        onClicked: row.actsAsked()
    }
}
