import type { Metadata } from "next";
import { cache } from "react";
import type { OrgContext } from "@/lib/auth/org-context";
import type { Permission } from "@/lib/auth/permissions";
import { orNotFound, pageContext } from "./page-context";

export type Query = Record<string, string | string[] | undefined>;

/** What Next gives to every page. Which parts an address has is said by folders, and by the loader beside the page. */
export interface PageProps {
  params: Promise<{ orgSlug: string }>;
  searchParams: Promise<Query>;
}

/**
 * What a page shows, loaded once a request: the frame asks for it before anything is sent (see `address-gate.ts`), then the
 * title, then the page.
 */
export function pageLoader<Parts extends object, Shown extends object>(
  permission: Permission,
  load: (ctx: OrgContext, parts: Parts, query: Query) => Promise<Shown>,
) {
  // The frame reads parts and query out of the address, and the page is given its own: they are the same by value.
  const once = cache(async (orgSlug: string, parts: string, query: string) => {
    const ctx = await pageContext(orgSlug, permission);
    return { ctx, ...(await orNotFound(load(ctx, JSON.parse(parts), JSON.parse(query)))) };
  });
  return async ({ params, searchParams }: PageProps) => {
    const { orgSlug, ...parts } = await params;
    return once(orgSlug, JSON.stringify(parts), JSON.stringify(await searchParams));
  };
}

/**
 * The title of a page that has a fixed one, for those who may see it. One that stood there for everybody would be given
 * with the page that says there is nothing.
 */
export function titled(title: string, load: (props: PageProps) => Promise<unknown>) {
  return async (props: PageProps): Promise<Metadata> => {
    await load(props);
    return { title };
  };
}
