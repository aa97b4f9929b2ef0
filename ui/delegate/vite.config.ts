import { svelte } from "@sveltejs/vite-plugin-svelte";
import { VitePWA } from "vite-plugin-pwa";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [
    svelte(),
    VitePWA({
      strategies: "injectManifest",
      srcDir: "src",
      filename: "service-worker.ts",
      injectRegister: null,
      injectManifest: { globPatterns: ["**/*.{js,css,html,woff2,svg,png,webmanifest}"] },
      manifest: {
        name: "Chair Console",
        short_name: "Kỳ họp",
        description: "Máy tính bảng của đại biểu",
        lang: "vi",
        display: "standalone",
        start_url: "/",
        background_color: "#F5F6F8",
        theme_color: "#1D4E89",
        icons: [{ src: "icon.svg", sizes: "any", type: "image/svg+xml", purpose: "any" }],
      },
    }),
  ],
  // Never data: URLs for fonts and scripts: the hall's content security policy allows its own files only.
  build: { target: "es2020", assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  server: { host: "127.0.0.1" },
  // Tests mount the screens in a document, which needs Svelte's part for browsers.
  ...(process.env["VITEST"] ? { resolve: { conditions: ["browser"] } } : {}),
  test: { environment: "jsdom", include: ["test/**/*.test.ts"] },
});
