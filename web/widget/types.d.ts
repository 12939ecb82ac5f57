// What the API sends, as far as the widget reads it (docs/contract.md, docs/live.md), and what the script finds in its surroundings.

interface AgentSender {
  user: { first_name: string; last_name: string };
}

interface Message {
  seq: number;
  content: string;
  sender_type: "user" | "agent";
  created_at: string | number;
  client_message_id: string | null;
  agent_sender?: AgentSender;
}

/** `message` is an event of type "message", `by` one of type "read"; the other types change the chat's status. */
interface ChatEvent {
  seq: number;
  type?: "message" | "read" | "assigned" | "reopened" | "resolved" | "closed";
  message?: Message;
  by?: "agent" | "user";
  up_to?: number;
  message_ids?: string[];
  agent_name?: string;
}

interface CaptchaSettings {
  provider: string;
  site_key: string;
}

/** A captcha on the page; its token serves once. */
interface Captcha {
  token(): string | undefined;
  reset(): void;
}

/** What the scripts of the captcha providers have in common. */
interface CaptchaProvider {
  render(box: HTMLElement, options: { sitekey: string }): string | number;
  getResponse(id: string | number): string;
  reset(id: string | number): void;
}

/** The guest's session as the browser stores it: it has a `message` first, then a `session`, and a `chat` in the end. */
interface SessionData {
  message?: string;
  client?: string;
  session?: string;
  captcha?: CaptchaSettings | null;
  name?: string;
  email?: string;
  phone?: string;
  chat?: string;
  token?: string;
  live?: string | null;
}

/** A message on its way; `failed` once the API has refused it. */
interface OutboxItem {
  id: string;
  text: string;
  time: number;
  failed?: boolean;
}

/** The text of widget.css; the build puts it before the modules. */
declare const STYLES: string;

interface Window {
  /** The widget; before it is here, a list of the calls that the page has made. */
  Charla: any;
  /** Called by a captcha provider's script once it is there. */
  charlaCaptchaReady?: () => void;
  grecaptcha: CaptchaProvider;
  hcaptcha: CaptchaProvider;
  turnstile: CaptchaProvider;
}
