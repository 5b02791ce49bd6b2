/** A DNS name without the dot at its end. Route 53 reads it in the same way (API reference, `CreateHostedZone`, `Name`). */
export const withoutDot = (name: string): string => (name.endsWith('.') ? name.slice(0, -1) : name);

/** The form of a DNS name in which Route 53 compares it: in lower case (developer guide, "DNS domain name format"). */
export const dnsName = (name: string): string => withoutDot(name).toLowerCase();
