import { openPath } from '../edit';
import type { Sabotage } from './sabotage';

/** Its open lane calls Comprehend. */
const on = 'eu-central-1';
const CALL = { Effect: 'Allow', Action: 'comprehend:ContainsPiiEntities', Resource: '*' };

export const SECOND_OPINION: readonly Sabotage[] = [
  {
    name: 'the sealed lane may call Comprehend, and reaches it',
    on,
    noticedBy: ['I4.second-opinion', 'I4.second-opinion-exact'],
    break: (edit) => {
      edit.statements(/^PoliciesSealedLane/).push(CALL);
      openPath(edit, /SecurityGroupssealedlane/, /SecurityGroupscomprehendendpoint/);
    },
  },
  {
    name: 'the sealed lane’s role may call Comprehend',
    on,
    noticedBy: ['I4.second-opinion', 'I4.second-opinion-exact'],
    break: (edit) => edit.statements(/^PoliciesSealedLane/).push(CALL),
  },
  {
    name: 'a security group path leads from the sealed lane to Comprehend',
    on,
    noticedBy: ['I4.second-opinion', 'I4.second-opinion-exact'],
    break: (edit) => openPath(edit, /SecurityGroupssealedlane/, /SecurityGroupscomprehendendpoint/),
  },
  {
    name: 'Comprehend’s endpoint admits every caller',
    on,
    noticedBy: ['I4.second-opinion', 'I4.second-opinion-exact'],
    break: (edit) => {
      const endpoint = edit.resource('AWS::EC2::VPCEndpoint', /Endpointscomprehend/).Properties;
      delete endpoint.PolicyDocument;
    },
  },
  {
    name: 'the open lane’s role may call every action of Comprehend',
    on,
    noticedBy: ['I4.second-opinion-exact'],
    break: (edit) => {
      edit.statements(/^PoliciesOpenLaneOpinion/)[0].Action = 'comprehend:*';
    },
  },
  {
    name: 'the open lane’s router has other types of personal data than the deployment',
    on,
    noticedBy: ['I4.second-opinion'],
    break: (edit) => {
      edit.routerConfig('open').secondOpinion.classes = { NAME: 'public' };
    },
  },
  {
    name: 'the open lane of a deployment without second opinions may call Comprehend',
    noticedBy: ['I4.second-opinion', 'I4.second-opinion-exact'],
    break: (edit) => edit.statements(/^PoliciesOpenLane/).push(CALL),
  },
];
