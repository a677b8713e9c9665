import type { Made } from './cloudtrail-record.ts';
import { predictedMessage } from './predicted-message.ts';

/** What every record begins with. `eventVersion` is that of the records of 2025. */
export function heading({ identity, request }: Made, eventSource: string): object {
  const time = request.parameters.get('aws:CurrentTime');
  return {
    eventVersion: '1.11',
    userIdentity: identity,
    ...(time !== undefined && { eventTime: time }),
    eventSource,
  };
}

/** Where a request came from that a caller made itself; a service is its own address. */
export function origin({ caller, request: { parameters } }: Made): object {
  if (caller.kind === 'service') return { sourceIPAddress: caller.name, userAgent: caller.name };
  const address = parameters.get('aws:SourceIp');
  const agent = parameters.get('aws:UserAgent');
  const endpoint = parameters.get('vpcEndpoint');
  return {
    ...(address !== undefined && { sourceIPAddress: address }),
    ...(agent !== undefined && { userAgent: agent }),
    ...(endpoint !== undefined && { vpcEndpointId: endpoint }),
  };
}

/** The error of a refused operation; the text only where AWS's own can be told. */
export function failure({ outcome }: Made, prefix = ''): object {
  const { decision, kind, code, steps, reasons } = outcome;
  if (decision !== 'deny' || code === undefined) return {};
  const last = steps.at(-1);
  const message = kind === 'key-state' ? `${reasons[0]}.` : last && predictedMessage(last);
  return {
    errorCode: code.startsWith(prefix) ? code.slice(prefix.length) : code,
    ...(message !== undefined && { errorMessage: message }),
  };
}

/** What every record ends with. */
export function ending({ caller }: Made, more: object): object {
  return {
    eventType: 'AwsApiCall',
    ...more,
    ...('account' in caller && { recipientAccountId: caller.account }),
  };
}
