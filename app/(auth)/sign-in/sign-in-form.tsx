"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { signInAction } from "../actions";
import { FormMessage } from "../form-message";
import { useFormAction } from "../use-form-action";

export function SignInForm({ returnTo }: { returnTo: string }) {
  const router = useRouter();
  const form = useFormAction(
    ({ email = "", password = "" }) => signInAction({ email, password }),
    () => {
      router.replace(returnTo);
      router.refresh();
    },
  );
  return (
    <form onSubmit={form.onSubmit} className="grid gap-4" method="post" noValidate>
      <FormMessage>{form.message}</FormMessage>
      <TextField
        id="email"
        label="E-mail"
        type="email"
        autoComplete="username"
        error={form.errorOf("email")}
      />
      <TextField
        id="password"
        label="Password"
        type="password"
        autoComplete="current-password"
        error={form.errorOf("password")}
      />
      <Button type="submit" variant="primary" isBusy={form.isBusy}>
        Sign in
      </Button>
    </form>
  );
}
