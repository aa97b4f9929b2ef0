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
    // By what the type needs: a large type makes a small window of a large one.
    readonly property bool low: height < 820 * Theme.scale
    readonly property bool narrow: width < 1420 * Theme.scale
    readonly property bool wide: width >= 1680 * Theme.scale
    // Smaller than the design's smallest window: the agenda comes on request (F2), the strip keeps its figures.
    readonly property bool cramped: Theme.scale > 1 && width < 1180 * Theme.scale
    readonly property bool flat: Theme.scale > 1 && height < 640 * Theme.scale
    readonly property real railWidth: (wide ? 320 : narrow ? 232 : 272) * Math.min(Theme.scale, 1.3)
    readonly property real floorWidth: (wide ? 420 : narrow ? 312 : 360) * Math.min(Theme.scale, 1.3)
    readonly property var view: desk.window.view
    readonly property real nextStepHeight: (flat ? 122 : 137) * Theme.scale
    property bool leaving: false
    property bool hallStays: true
    signal left(bool stopHall)
    signal papersAsked
    signal seatingAsked

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
            cramped: window.cramped
            onKeysAsked: sheets.keys.open()
            onFindAsked: sheets.find.open()
            onAgendaAsked: drawer.open()
        }
        RowLayout {
            spacing: 0

            AgendaRail {
                visible: !window.cramped
                Layout.preferredWidth: window.railWidth
                Layout.fillHeight: true
                desk: window.desk
                narrow: window.narrow
            }
            Stage {
                id: stage

                Layout.fillWidth: true
                Layout.fillHeight: true
                desk: window.desk
                low: window.low
                wide: window.wide
                flat: window.flat
                nextStepHeight: window.nextStepHeight
                onFilesAsked: files.open()
                onPapersAsked: window.papersAsked()
                onScriptAsked: sheets.act("script")
                onOpinionsAsked: sheets.opinions.open()
                onGroupsAsked: sheets.questions.open()
                onAmendAsked: id => sheets.question.openAt(id)
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
            below: !window.flat && said.height > 0 ? said.height + 4 : 0
            desk: window.desk
            screens: window.screens
            railWidth: window.railWidth
            narrow: window.narrow
            flat: window.flat
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
    // At the foot of the strip, whose figures make room: nothing that is read or pressed lies under it. A flat strip has
    // no room; there it stands above the next step, whose buttons stay free.
    Row {
        id: said

        readonly property real begins: window.flat && window.cramped ? 0 : window.railWidth
        readonly property real ends: Math.min(strip.cellsEnd, window.width - window.floorWidth)
        readonly property real room: ends - begins - 24

        x: begins + (ends - begins - width) / 2
        y: window.height - height - (window.flat ? strip.height + window.nextStepHeight + 26 : 4)
        spacing: 8

        Toast {
            id: taken

            objectName: "taken"
            compact: !window.flat
            // What another has done is read whole before what one has just done oneself.
            widest: other.visible ? said.room * 0.4 : said.room
            text: window.desk.runner.undo_text
            actionText: qsTrId("desktop.undo.button")
            keys: "Ctrl Z"
            onUndone: window.desk.runner.undo()
        }
        Toast {
            id: other

            objectName: "otherAct"
            compact: !window.flat
            widest: said.room - (taken.visible ? taken.width + said.spacing : 0)
            running: false
            text: window.desk.timeline.view.other_text
        }
    }
    // The agenda of a window that has no room for it beside the stage.
    Popup {
        id: drawer

        objectName: "agendaDrawer"
        width: Math.min(420 * Theme.scale, window.width * 0.6)
        height: window.height
        padding: 0
        modal: true
        focus: true

        contentItem: AgendaRail {
            desk: window.desk
        }
    }
    TabletCard {
        id: tabletCard

        desk: window.desk
        x: window.width - window.floorWidth - width - 24
        y: 72
        height: Math.min(480, window.height - 345)
        sheetOpen: sheets.anyOpen
    }
    Sheets {
        id: sheets

        desk: window.desk
        screens: window.screens
        onFilesAsked: files.open()
        onFileAsked: sessionFile.open()
        onPapersAsked: window.papersAsked()
        onSeatingAsked: window.seatingAsked()
        onFullAsked: window.visibility === Window.FullScreen ? window.showNormal() : window.showFullScreen()
        onLogoAsked: logoFile.open()
    }
    ChairKeys {
        desk: window.desk
        sheetOpen: sheets.anyOpen
        onStepAsked: stage.act()
        onAgendaAsked: window.cramped && (drawer.opened ? drawer.close() : drawer.open())
        onAsked: sheet => sheet === "room" && sheets.room.opened ? sheets.room.close() : sheets.actHere(sheet)
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
        id: logoFile

        title: qsTrId("desktop.outputs.logo")
        nameFilters: ["PNG, JPEG, WebP, SVG (*.png *.jpg *.jpeg *.webp *.svg)"]
        onAccepted: window.desk.outputs.set_logo(selectedFile)
    }
    FileDialog {
        id: sessionFile

        title: qsTrId("desktop.next.open_file.title")
        nameFilters: ["JSON (*.json)"]
        onAccepted: window.desk.open_session(selectedFile)
    }
}
