import type { Posting } from '../../src/posting/posting.js';

export const keiriShunin: Posting = {
  title: '経理（連結決算担当）',
  company: '株式会社さくら機工',
  text: `【仕事内容】
・月次決算、年次決算および連結決算業務
・監査法人への対応
・経理システムの導入と業務改善
・後輩の指導

【応募資格】
・経理の実務経験5年以上
・日商簿記検定2級以上
・Excelの実務スキル
・大学卒以上

【歓迎条件】
・SAPの使用経験
・ビジネスレベルの英語力
・クラウド会計の導入経験

【待遇】
年収500万円から700万円、年間休日125日`,
};

export const backendJa: Posting = {
  title: 'サーバーサイドエンジニア',
  company: '株式会社ルーメンペイ',
  text: `当社は店舗向けの決済サービスを提供しています。

■業務内容
決済基盤のバックエンド開発をお任せします。GoによるAPIの設計と開発、AWS上の運用、性能改善を行っていただきます。

■必須スキル
・Webアプリケーションのバックエンド開発経験3年以上
・Go、Java、Pythonいずれかの開発経験
・PostgreSQLまたはMySQLの知識
・DockerとKubernetesの運用経験

■歓迎スキル
・マイクロサービスの設計経験
・決済業務の知識
・エンジニアの指導経験

■福利厚生
リモート勤務可、書籍購入補助`,
};
