import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { Overlays } from "@/components/layout/overlays";
import { ThemeScript } from "@/components/layout/theme-script";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "REIMS", template: "%s · REIMS" },
  description:
    "Reads the monthly statements of commercial properties, proves every figure and explains the rest.",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f8f7f3" },
    { media: "(prefers-color-scheme: dark)", color: "#111315" },
  ],
};

/** The theme is set on `<html>` before React sees it, which is why its attributes are not compared. */
export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        <ThemeScript />
      </head>
      <body>
        <Overlays>{children}</Overlays>
      </body>
    </html>
  );
}
