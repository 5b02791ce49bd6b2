import { openPath } from '../edit';
import type { Sabotage } from './sabotage';

/** Its open lane asks for second opinions. */
const on = 'eu-central-1';
const ASK = { Effect: 'Allow', Action: 'comprehend:ContainsPiiEntities', Resource: '*' };

export const SECOND_OPINION: readonly Sabotage[] = [
  {
    name: 'the sealed lane may ask for a second opinion, and reaches it',
    on,
    noticedBy: ['I4.second-opinion', 'I4.second-opinion-exact'],
    break: (edit) => {
      edit.statements(/^PoliciesSealedLane/).push(ASK);
      openPath(edit, /SecurityGroupssealedlane/, /SecurityGroupscomprehendendpoint/);
    },
  },
  {
    name: 'the sealed lane’s role may ask for a second opinion',
    on,
    noticedBy: ['I4.second-opinion', 'I4.second-opinion-exact'],
    break: (edit) => edit.statements(/^PoliciesSealedLane/).push(ASK),
  },
  {
    name: 'a security group path leads from the sealed lane to Comprehend',
    on,
    noticedBy: ['I4.second-opinion', 'I4.second-opinion-exact'],
    break: (edit) => openPath(edit, /SecurityGroupssealedlane/, /SecurityGroupscomprehendendpoint/),
  },
  {
    name: 'Comprehend’s endpoint lets everybody through',
    on,
    noticedBy: ['I4.second-opinion', 'I4.second-opinion-exact'],
    break: (edit) => {
      const endpoint = edit.resource('AWS::EC2::VPCEndpoint', /Endpointscomprehend/).Properties;
      delete endpoint.PolicyDocument;
    },
  },
  {
    name: 'the open lane’s role may ask Comprehend anything',
    on,
    noticedBy: ['I4.second-opinion-exact'],
    break: (edit) => {
      edit.statements(/^PoliciesOpenLaneOpinion/)[0].Action = 'comprehend:*';
    },
  },
  {
    name: 'the open lane’s router listens for other kinds of personal data than the deployment says',
    on,
    noticedBy: ['I4.second-opinion'],
    break: (edit) => {
      edit.routerConfig('open').secondOpinion.classes = { NAME: 'public' };
    },
  },
  {
    name: 'the open lane of a deployment that wants no second opinion asks for one',
    noticedBy: ['I4.second-opinion', 'I4.second-opinion-exact'],
    break: (edit) => edit.statements(/^PoliciesOpenLane/).push(ASK),
  },
];
