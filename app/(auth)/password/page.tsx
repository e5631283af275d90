import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthLayout } from "@/components/layout/auth-layout";
import { currentPerson } from "@/lib/auth/browser-session";
import { BackLink } from "../back-link";
import { PasswordForm } from "./password-form";

export const metadata: Metadata = { title: "Change your password" };

export default async function PasswordPage() {
  const person = await currentPerson();
  if (!person) redirect("/sign-in?next=/password");
  return (
    <AuthLayout
      title="Change your password"
      lead={`For ${person.email}. You stay signed in here, and are signed out everywhere else.`}
      footer={<BackLink>Leave it as it is</BackLink>}
    >
      <PasswordForm />
    </AuthLayout>
  );
}
