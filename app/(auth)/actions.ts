"use server";
import { z } from "zod";
import { publicAction } from "@/lib/actions/public-action";
import { userAction } from "@/lib/actions/user-action";
import { carriedSessionId, carrySession, currentDevice, dropSession } from "@/lib/auth/browser-session";
import { changePassword, passwordChange } from "@/lib/services/identity/change-password";
import { signIn, signInInput } from "@/lib/services/identity/sign-in";
import { signOut } from "@/lib/services/identity/sign-out";
import { signUp, signUpInput } from "@/lib/services/identity/sign-up";
import { createOrganization, organizationInput } from "@/lib/services/organizations/create-organization";

export const signInAction = publicAction({
  name: "identity.sign-in",
  why: "There is no identity before signing in. Guesses are counted by account and by address.",
  input: signInInput,
  async run(input) {
    const before = await carriedSessionId();
    const { sessionId, name } = await signIn(input, await currentDevice());
    await carrySession(sessionId);
    if (before) await signOut(before);
    return { name };
  },
});

export const signUpAction = publicAction({
  name: "identity.sign-up",
  why: "Whoever signs up has no identity yet. Sign-ups are counted by address.",
  input: signUpInput,
  async run(input) {
    const before = await carriedSessionId();
    const { sessionId } = await signUp(input, await currentDevice());
    await carrySession(sessionId);
    if (before) await signOut(before);
    return { name: input.name };
  },
});

export const signOutAction = publicAction({
  name: "identity.sign-out",
  why: "Ends only the session that the browser itself carries, also one that no longer counts.",
  input: z.object({}),
  async run() {
    const sessionId = await carriedSessionId();
    if (sessionId) await signOut(sessionId);
    await dropSession();
    return null;
  },
});

export const createOrganizationAction = userAction({
  name: "organization.create",
  input: organizationInput,
  run: createOrganization,
});

export const changePasswordAction = userAction({
  name: "identity.change-password",
  input: passwordChange,
  run: changePassword,
});
