pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import controls
import theme

// The written opinions, newest first, each in full with author, item and time.
Sheet {
    id: sheet

    required property var desk
    readonly property var opinions: desk.opinions

    objectName: "opinionsSheet"
    heading: qsTrId("desktop.opinions.heading")
    sheetWidth: 820
    sheetHeight: 620
    onAboutToShow: paper.visible = false
    onOpened: opinions.look_through(true)
    onClosed: opinions.look_through(false)

    RowLayout {
        visible: !paper.visible

        AppText {
            Layout.fillWidth: true
            text: sheet.opinions.view.line
            color: Theme.textSoft
        }
        ActButton {
            objectName: "fromPaper"
            small: true
            visible: sheet.opinions.view.may_hand_in
            text: qsTrId("desktop.opinions.from_paper")
            onClicked: paper.visible = true
        }
    }
    RefusalLine {
        Layout.fillWidth: true
        runner: sheet.desk.runner
        noun: "opinions"
    }
    PaperOpinion {
        id: paper

        Layout.fillWidth: true
        Layout.fillHeight: true
        visible: false
        desk: sheet.desk
        onDone: visible = false
    }
    ListView {
        id: list

        visible: !paper.visible

        objectName: "opinionRows"
        Layout.fillWidth: true
        Layout.fillHeight: true
        clip: true
        spacing: 12
        boundsBehavior: Flickable.StopAtBounds
        model: sheet.opinions.rows
        ScrollBar.vertical: ScrollBar {}
        delegate: Rectangle {
            id: row

            required property string who
            required property string about
            required property string text
            required property bool fresh

            width: ListView.view.width - 12
            height: words.implicitHeight + 24
            radius: 8
            color: Theme.canvas
            Accessible.role: Accessible.ListItem
            Accessible.name: `${who}. ${about}. ${text}`

            ColumnLayout {
                id: words

                anchors.left: parent.left
                anchors.right: parent.right
                anchors.top: parent.top
                anchors.margins: 12
                spacing: 4

                RowLayout {
                    AppText {
                        Layout.fillWidth: true
                        text: row.who
                        elide: Text.ElideRight
                        weight: Theme.weightSemibold
                    }
                    Chip {
                        visible: row.fresh
                        text: qsTrId("desktop.opinions.fresh")
                        tone: "accent"
                    }
                }
                AppText {
                    Layout.fillWidth: true
                    text: row.about
                    wrapMode: Text.Wrap
                    size: Theme.sizeCaption
                    color: Theme.textSoft
                }
                AppText {
                    Layout.fillWidth: true
                    text: row.text
                    wrapMode: Text.Wrap
                    size: Theme.sizeStrong
                }
            }
        }

        AppText {
            anchors.centerIn: parent
            visible: list.count === 0
            color: Theme.textSoft
            text: qsTrId("desktop.opinions.empty")
        }
    }
}
