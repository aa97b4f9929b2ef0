pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls
import QtQuick.Dialogs
import QtQuick.Layouts
import chair
import controls
import theme

// Everything about one paper. What it does stands below, always in sight; the rest scrolls.
Rectangle {
    id: root

    required property var desk
    readonly property var inspector: desk.inspector
    readonly property var view: inspector.view
    readonly property bool open: view.open
    // What is being asked: "", or a key of `questions`.
    property string asking: ""
    property string outsideKey: ""
    property string outsideName: ""
    property url newFile
    readonly property string newName: decodeURIComponent(newFile.toString().split("/").pop())
    readonly property var questions: ({
            "recall": [qsTrId("desktop.inspector.recall_ask"), view.recall_text, qsTrId("desktop.inspector.recall_reason"), qsTrId("desktop.inspector.recall_do")],
            "release": [qsTrId("desktop.inspector.release_ask"), view.release_text, "", qsTrId("desktop.inspector.release_do")],
            "outside": [qsTrId("desktop.inspector.outside_ask").arg(outsideName), qsTrId("desktop.inspector.outside_text"), "", qsTrId("desktop.inspector.outside_do")],
            "replace": [qsTrId("desktop.inspector.new_file").arg(newName), view.replace_text, qsTrId("desktop.inspector.replace_reason"), qsTrId("desktop.inspector.replace_do")],
            "allow": [qsTrId("desktop.inspector.allow_ask"), qsTrId("desktop.inspector.allow_text"), qsTrId("desktop.inspector.secrecy_reason"), qsTrId("desktop.inspector.allow_do")],
            "forbid": [qsTrId("desktop.inspector.forbid_ask"), qsTrId("desktop.inspector.forbid_text"), qsTrId("desktop.inspector.secrecy_reason"), qsTrId("desktop.inspector.forbid_do")]
        })
    readonly property var answers: ({
            "recall": reason => inspector.recall(reason),
            "release": () => inspector.release(),
            "outside": () => inspector.set_audience(outsideKey, true),
            "replace": reason => inspector.replace(newFile.toString(), reason),
            "allow": reason => inspector.allow_secrecy(true, reason),
            "forbid": reason => inspector.allow_secrecy(false, reason)
        })
    readonly property var question: questions[asking] || ["", "", "", ""]

    function takeNewFile(file: url) {
        newFile = file;
        asking = "replace";
    }

    implicitWidth: 332
    color: Theme.canvas
    Accessible.role: Accessible.Grouping
    Accessible.name: view.title

    // Where it lies over the page, wheel and presses stay with it.
    MouseArea {
        anchors.fill: parent
        onWheel: event => event.accepted = true
    }
    Connections {
        target: root.inspector

        function onDocument_changed() {
            root.asking = "";
            body.contentY = 0;
        }
    }
    AppText {
        anchors.fill: parent
        anchors.margins: 28
        visible: !root.open
        verticalAlignment: Text.AlignVCenter
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
        soft: true
        text: qsTrId("desktop.inspector.none")
    }
    Flickable {
        id: body

        objectName: "inspectorBody"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: pinned.top
        visible: root.open
        clip: true
        contentWidth: width
        contentHeight: column.implicitHeight + 28
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollBar {}

        ColumnLayout {
            id: column

            x: 20
            y: 14
            width: body.width - 40
            spacing: 12

            InspectorHead {
                view: root.view
            }
            VersionsBox {
                desk: root.desk
                onCompareAsked: {
                    root.desk.comparison.open(root.inspector.document_id);
                    comparison.open();
                }
                onReadAsked: number => {
                    root.inspector.read(number);
                    pages.number = number;
                    pages.open();
                }
                onReplaceAsked: files.open()
            }
            SendingBox {
                visible: root.view.waiting
                desk: root.desk
            }
            AudienceChips {
                desk: root.desk
                onOutsideAsked: (key, name) => {
                    root.outsideKey = key;
                    root.outsideName = name;
                    root.asking = "outside";
                }
            }
            AppText {
                objectName: "allRead"
                Layout.fillWidth: true
                visible: text !== ""
                wrapMode: Text.Wrap
                text: root.view.all_text
                color: Theme.ok
            }
            ReadersBox {
                objectName: "missing"
                heading: root.view.missing_text
                people: root.inspector.missing
            }
            ReadersBox {
                objectName: "unopened"
                heading: root.view.unopened_text
                people: root.inspector.unopened
            }
            ActButton {
                objectName: "moreReaders"
                visible: text !== ""
                small: true
                tone: "link"
                text: root.view.more_text
                onClicked: root.inspector.show_all_readers()
            }
            DetailsBox {
                desk: root.desk
                onSecrecyAsked: allowed => root.asking = allowed ? "allow" : "forbid"
            }
            CopyNotes {
                notes: root.view.copy_notes || []
            }
        }
    }
    Rectangle {
        id: pinned

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        visible: root.open
        height: visible ? below.implicitHeight + 28 : 0
        color: Theme.canvas

        Rectangle {
            width: parent.width
            height: 1
            color: Theme.line
        }
        ColumnLayout {
            id: below

            x: 20
            y: 12
            width: parent.width - 40
            spacing: 8

            RefusalLine {
                objectName: "inspectorRefusal"
                Layout.fillWidth: true
                runner: root.desk.runner
                noun: "inspector"
            }
            AskPanel {
                objectName: "ask"
                Layout.fillWidth: true
                visible: root.asking !== ""
                heading: root.question[0]
                consequence: root.question[1]
                reasonHint: root.question[2]
                doText: root.question[3]
                dangerous: root.asking === "recall" || root.asking === "allow"
                twice: dangerous
                live: root.desk.runner.live
                onCancelled: root.asking = ""
                onAgreed: reason => {
                    root.answers[root.asking](reason);
                    root.asking = "";
                }
            }
            InspectorActs {
                Layout.fillWidth: true
                visible: root.asking === ""
                desk: root.desk
                room: below.width
                onRecallAsked: root.asking = "recall"
                onReleaseAsked: root.asking = "release"
            }
        }
    }
    Rectangle {
        width: 1
        height: parent.height
        color: Theme.line
    }
    FileDialog {
        id: files

        title: qsTrId("desktop.inspector.choose_file")
        nameFilters: [`${qsTrId("desktop.tray.kinds")} (*.pdf *.docx *.xlsx *.pptx *.doc *.xls *.ppt *.odt *.ods *.odp *.jpg *.jpeg *.png *.tif *.tiff)`]
        onAccepted: root.takeNewFile(selectedFile)
    }
    PagesSheet {
        id: pages

        desk: root.desk
    }
    ComparisonSheet {
        id: comparison

        desk: root.desk
    }
}
