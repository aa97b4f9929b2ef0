import QtQuick

// The window's sheets, and what the next step and "find or do" open.
Item {
    id: sheets

    required property var desk
    required property var screens
    readonly property alias keys: keysSheet
    readonly property alias find: findSheet
    readonly property alias room: roomSheet
    readonly property alias people: peopleSheet
    readonly property alias devices: devicesSheet
    readonly property alias codes: codesSheet
    readonly property alias ballot: ballotSheet
    readonly property alias help: helpSheet
    readonly property alias tellers: tellersSheet
    readonly property alias correction: correctionSheet
    readonly property alias opinions: opinionsSheet
    readonly property alias questions: questionsSheet
    readonly property alias question: questionSheet
    readonly property bool anyOpen: showSheet.opened || outputsSheet.opened || feedsSheet.opened || roomSheet.opened || opinionsSheet.opened || questionsSheet.opened || questionSheet.opened || keysSheet.opened || findSheet.opened || peopleSheet.opened || devicesSheet.opened || codesSheet.opened || ballotSheet.opened || helpSheet.opened || noticeSheet.opened || tellersSheet.opened || proxiesSheet.opened || correctionSheet.opened || regulationSheet.opened || addItemSheet.opened || splitSheet.opened || adjournSheet.opened || noteSheet.opened || scriptSheet.opened || timelineSheet.opened || earlySheet.opened
    readonly property var acts: ({
            "keys": () => keysSheet.open(),
            "room": () => roomSheet.opened ? roomSheet.close() : roomSheet.open(),
            "find": () => findSheet.open(),
            "pause": () => sheets.desk.floor.pause_or_resume(),
            "end": () => sheets.desk.floor.end_turn(),
            "extend": () => sheets.desk.floor.extend(),
            "skip": () => sheets.desk.floor.skip_first(),
            "extend_ballot": () => sheets.desk.ballot.extend(),
            "copy": () => sheets.desk.result.copy_sentence(),
            "registration": () => sheets.desk.floor.open_or_close_registration(),
            "project": () => sheets.desk.documents.toggle_first(),
            "follow": () => sheets.desk.strip.follow(),
            "remind": () => sheets.desk.ballot.remind(),
            "correct": () => correctionSheet.open(),
            "help_calls": () => helpSheet.open(),
            "undo": () => sheets.desk.runner.undo(),
            "full": () => sheets.fullAsked(),
            "devices": () => devicesSheet.open(),
            "codes": () => codesSheet.open(),
            "people": () => peopleSheet.open(),
            "add_speaker": () => peopleSheet.open(),
            "signal": () => peopleSheet.openForSignal(),
            "regulation": () => regulationSheet.open(),
            "timeline": () => timelineSheet.open(),
            "early": () => earlySheet.open(),
            "show": () => showSheet.openAt(sheets.desk.showing.view.picked),
            "notice": () => noticeSheet.open(),
            "countdown": () => showSheet.openAt("countdown"),
            "outputs": () => outputsSheet.open(),
            "logo": () => {
                // What became of the file stands on the sheet.
                outputsSheet.open();
                sheets.logoAsked();
            },
            "feeds": () => feedsSheet.open(),
            "papers": () => sheets.papersAsked(),
            "seating": () => sheets.seatingAsked(),
            "add_documents": () => sheets.filesAsked(),
            "open_file": () => sheets.fileAsked(),
            "open_sample": () => sheets.desk.open_sample(),
            "write_minutes": () => sheets.desk.write_minutes(),
            "prepare_ballot": () => ballotSheet.open(),
            "add_item": () => addItemSheet.open(),
            "split_item": () => splitSheet.open(),
            "note": () => noteSheet.open(),
            "script": () => scriptSheet.open(),
            "adjourn": () => adjournSheet.open(),
            "opinions": () => opinionsSheet.open(),
            "questions": () => questionsSheet.open(),
            "question": () => questionSheet.openAt(""),
            "tellers": () => tellersSheet.open(),
            "proxies": () => proxiesSheet.open(),
            "projector": () => sheets.screens.toggle(),
            "freeze": () => sheets.desk.strip.freeze(),
            "blank": () => sheets.desk.strip.blank(),
            "show_agenda": () => sheets.desk.strip.show("agenda"),
            "show_presence": () => sheets.desk.strip.show("presence"),
            "show_welcome": () => sheets.desk.strip.show("welcome"),
            "language": () => sheets.desk.window.speak(sheets.desk.window.language === "vi" ? "en" : "vi"),
            "type_100": () => sheets.desk.window.set_type_size(100),
            "type_125": () => sheets.desk.window.set_type_size(125),
            "type_150": () => sheets.desk.window.set_type_size(150),
            "theme": () => sheets.desk.window.darken(!sheets.desk.window.dark)
        })
    signal filesAsked
    signal fileAsked
    signal papersAsked
    signal seatingAsked
    signal fullAsked
    signal logoAsked

    function act(name: string) {
        acts[name]();
    }
    // By a key or from "find or do": about no item in particular.
    function actHere(name: string) {
        desk.next_step.aim("");
        act(name);
    }

    Connections {
        target: sheets.desk.next_step

        function onActed(action: string) {
            sheets.act(action);
        }
    }
    Connections {
        target: sheets.desk.showing

        function onAsked(view: string) {
            showSheet.openAt(view);
        }
    }
    Connections {
        target: sheets.desk.find

        function onActed(action: string) {
            sheets.actHere(action);
        }
        function onPerson_asked(name: string) {
            peopleSheet.askFor(name);
        }
    }
    KeysSheet {
        id: keysSheet

        desk: sheets.desk
    }
    RoomSheet {
        id: roomSheet

        desk: sheets.desk
        onPlanAsked: {
            roomSheet.close();
            sheets.seatingAsked();
        }
    }
    FindSheet {
        id: findSheet

        desk: sheets.desk
    }
    PeopleSheet {
        id: peopleSheet

        desk: sheets.desk
    }
    DevicesSheet {
        id: devicesSheet

        desk: sheets.desk
        onCodesAsked: {
            devicesSheet.close();
            codesSheet.open();
        }
    }
    CodesSheet {
        id: codesSheet

        desk: sheets.desk
    }
    BallotSheet {
        id: ballotSheet

        desk: sheets.desk
        onTellersAsked: tellersSheet.open()
    }
    TellersSheet {
        id: tellersSheet

        desk: sheets.desk
    }
    ProxiesSheet {
        id: proxiesSheet

        desk: sheets.desk
    }
    CorrectionSheet {
        id: correctionSheet

        desk: sheets.desk
    }
    OpinionsSheet {
        id: opinionsSheet

        desk: sheets.desk
    }
    QuestionsSheet {
        id: questionsSheet

        desk: sheets.desk
        onAmendAsked: id => questionSheet.openAt(id)
    }
    QuestionSheet {
        id: questionSheet

        desk: sheets.desk
    }
    HelpSheet {
        id: helpSheet

        desk: sheets.desk
    }
    RegulationSheet {
        id: regulationSheet

        desk: sheets.desk
    }
    AddItemSheet {
        id: addItemSheet

        desk: sheets.desk
    }
    SplitSheet {
        id: splitSheet

        desk: sheets.desk
    }
    AdjournSheet {
        id: adjournSheet

        desk: sheets.desk
    }
    NoteSheet {
        id: noteSheet

        desk: sheets.desk
    }
    ScriptSheet {
        id: scriptSheet

        desk: sheets.desk
    }
    TimelineSheet {
        id: timelineSheet

        desk: sheets.desk
    }
    EarlySheet {
        id: earlySheet

        desk: sheets.desk
    }
    NoticeSheet {
        id: noticeSheet

        desk: sheets.desk
    }
    ShowSheet {
        id: showSheet

        desk: sheets.desk
    }
    OutputsSheet {
        id: outputsSheet

        desk: sheets.desk
        screens: sheets.screens
        onLogoAsked: sheets.logoAsked()
    }
    FeedsSheet {
        id: feedsSheet

        desk: sheets.desk
    }
}
