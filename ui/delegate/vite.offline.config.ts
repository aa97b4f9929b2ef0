import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

/** The reader of the session package: one classic script, because a page from a folder may load no modules. */
export default defineConfig({
  plugins: [svelte()],
  define: { "process.env.NODE_ENV": '"production"' },
  publicDir: "offline/public",
  build: {
    target: "es2020",
    outDir: "dist-offline",
    lib: { entry: "offline/main.ts", formats: ["iife"], name: "ChairConsoleReader", fileName: () => "reader.js", cssFileName: "reader" },
  },
});
