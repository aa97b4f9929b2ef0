import { defineConfig } from "vite";

import { shared } from "./screen/sharing";

/** The page of a television's browser and of streaming software: no framework, for browsers from Chromium 80 on. */
export default defineConfig({
  root: "screen",
  base: "/screen/",
  publicDir: false,
  plugins: [shared()],
  build: {
    target: ["es2020", "chrome80"],
    cssTarget: "chrome80",
    outDir: "../dist-screen",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
