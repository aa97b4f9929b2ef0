pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls
import QtQuick.Dialogs
import QtQuick.Layouts
import controls
import theme

// The chair's live window: agenda, stage, floor, and the hall at a glance below.
ApplicationWindow {
    id: window

    required property var desk
    required property var screens
    readonly property bool low: height < 820
    readonly property bool narrow: width < 1420
    readonly property bool wide: width >= 1680
    readonly property real railWidth: wide ? 320 : narrow ? 232 : 272
    readonly property real floorWidth: wide ? 420 : narrow ? 312 : 360
    readonly property var view: desk.window.view
    property bool leaving: false
    property bool hallStays: true
    signal left(bool stopHall)
    signal papersAsked

    objectName: "chairWindow"
    width: 1440
    height: 900
    minimumWidth: 1180
    minimumHeight: 700
    color: Theme.canvas
    title: qsTrId("desktop.window.title")
    font.family: Theme.family
    onLowChanged: desk.agenda.fold(low)
    Component.onCompleted: desk.agenda.fold(low)
    onClosing: event => {
        event.accepted = false;
        leaving = true;
    }

    Binding {
        target: Theme
        property: "dark"
        value: window.desk.window.dark
    }
    Binding {
        target: Theme
        property: "scale"
        value: window.desk.window.type_size / 100
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        TopBar {
            Layout.fillWidth: true
            desk: window.desk
            onKeysAsked: sheets.keys.open()
            onFindAsked: sheets.find.open()
        }
        RowLayout {
            spacing: 0

            AgendaRail {
                Layout.preferredWidth: window.railWidth
                Layout.fillHeight: true
                desk: window.desk
                narrow: window.narrow
            }
            Stage {
                Layout.fillWidth: true
                Layout.fillHeight: true
                desk: window.desk
                low: window.low
                wide: window.wide
                onFilesAsked: files.open()
                onPapersAsked: window.papersAsked()
                onOpinionsAsked: sheets.opinions.open()
                onGroupsAsked: sheets.questions.open()
                onFolderAsked: Qt.openUrlExternally(window.desk.minutes_folder)
            }
            RightColumn {
                Layout.preferredWidth: window.floorWidth
                Layout.fillHeight: true
                desk: window.desk
                low: window.low
                onAddAsked: sheets.people.open()
                onEarlyAsked: sheets.act("early")
                onTellersAsked: sheets.tellers.open()
                onCorrectionAsked: sheets.correction.open()
            }
        }
        HallStrip {
            id: strip

            Layout.fillWidth: true
            desk: window.desk
            screens: window.screens
            railWidth: window.railWidth
            narrow: window.narrow
            onDevicesAsked: sheets.devices.open()
            onHelpAsked: sheets.help.open()
            onCodesAsked: sheets.codes.open()
        }
    }
    // Over the strip: the question moves nothing that is being read or pressed.
    LeaveBar {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: Math.max(implicitHeight, strip.height)
        visible: window.leaving
        hallStays: window.hallStays
        onStayed: window.leaving = false
        onKept: window.left(false)
        onStopped: window.left(true)
    }
    Toast {
        id: taken

        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        // Above the next step, whose buttons stay free.
        anchors.bottomMargin: strip.height + 137 * Theme.scale + (window.wide ? 40 : 26)
        text: window.desk.runner.undo_text
        actionText: qsTrId("desktop.undo.button")
        keys: "Ctrl Z"
        onUndone: window.desk.runner.undo()
    }
    Toast {
        objectName: "otherAct"
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: taken.visible ? taken.top : taken.bottom
        anchors.bottomMargin: taken.visible ? 8 : 0
        running: false
        text: window.desk.timeline.view.other_text
    }
    TabletCard {
        id: tabletCard

        desk: window.desk
        x: window.width - window.floorWidth - width - 24
        y: 72
        height: Math.min(480, window.height - 360)
    }
    Sheets {
        id: sheets

        desk: window.desk
        screens: window.screens
        onFilesAsked: files.open()
        onFileAsked: sessionFile.open()
        onPapersAsked: window.papersAsked()
    }
    ChairKeys {
        desk: window.desk
        screens: window.screens
        sheetOpen: sheets.anyOpen
        onKeysAsked: sheets.keys.open()
        onFindAsked: sheets.find.open()
        onRoomAsked: sheets.room.opened ? sheets.room.close() : sheets.room.open()
        onPrepareAsked: sheets.ballot.open()
        onBackAsked: {
            tabletCard.dismissed = tabletCard.dismissed || tabletCard.visible;
            window.leaving = false;
            window.desk.next_step.cancel();
        }
        onFullAsked: window.visibility === Window.FullScreen ? window.showNormal() : window.showFullScreen()
    }
    FileDialog {
        id: files

        fileMode: FileDialog.OpenFiles
        title: qsTrId("desktop.find.add_documents")
        nameFilters: [`${qsTrId("desktop.tray.kinds")} (*.pdf *.docx *.doc *.odt *.xlsx *.xls *.ods *.pptx *.ppt *.odp *.jpg *.jpeg *.png *.tif *.tiff *.webp *.zip)`]
        onAccepted: window.desk.tray.add(selectedFiles)
    }
    FileDialog {
        id: sessionFile

        title: qsTrId("desktop.next.open_file.title")
        nameFilters: ["JSON (*.json)"]
        onAccepted: window.desk.open_session(selectedFile)
    }
}
