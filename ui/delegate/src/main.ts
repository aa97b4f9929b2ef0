import "./fonts.css";
import "./tokens.css";
import "./app.css";

import { mount } from "svelte";
import { get } from "svelte/store";

import App from "./App.svelte";
import { takeJoinSecret } from "./join/secret";
import { hall } from "./hall";
import { device } from "./device";
import { watchPapers } from "./documents/files/delivery";
import { preparePdf } from "./documents/files/pdf";
import { applyLanguageAndSize } from "./look";
import { watchOffline } from "./offline";

takeJoinSecret();
applyLanguageAndSize(get(device.settings));
hall.start();
watchOffline();
watchPapers();
preparePdf();
mount(App, { target: document.getElementById("app") as HTMLElement });
